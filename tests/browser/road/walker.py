"""Somebody before the screen: opens, fills, presses, reads. What they see is asserted; pictures are taken on request."""

import os
import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tools import walk

PICTURES = Path(".screens/road")


class Walker:
    """One window. `fill` takes the names of the fields and what goes in each, whatever kind of field it is."""

    count = 0

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address

    def become(self, role: str) -> None:
        walk.step_into(self.page, self.address, role)

    def go(self, path: str) -> None:
        answer = self.page.goto(path if path.startswith("http") else f"{self.address}{path}")
        assert answer and answer.status == 200, path

    @property
    def path(self) -> str:
        return self.page.url.removeprefix(self.address)

    @property
    def heading(self) -> str:
        return self.page.locator("h1").inner_text()

    def follow(self, words: str) -> None:
        """Follow a link, by the words that begin it."""
        pattern = re.compile(f"^{re.escape(words)}")
        self.page.locator("main").get_by_role("link", name=pattern).first.click()

    def fill(self, **answers: object) -> None:
        for name, answer in answers.items():
            self._answer(name, answer)

    def _answer(self, name: str, answer: object) -> None:
        main = self.page.locator("main")
        field = main.locator(f"[name='{name}']")
        if main.locator(f"[name='{name}_text']").count():
            self._choose_far(name, str(answer))
        elif field.first.get_attribute("type") == "radio":
            main.locator(f"[name='{name}'][value='{answer}']").check()
        elif field.first.get_attribute("type") == "checkbox":
            field.set_checked(bool(answer))
        elif field.evaluate("node => node.tagName") == "SELECT":
            self._choose(name, str(answer))
        else:
            field.fill(str(answer))

    def _choose(self, name: str, words: str) -> None:
        """Choose in a list by an option's own key, or by some of its words."""
        select = self.page.locator(f"main select[name='{name}']")
        offered = select.evaluate("node => [...node.options].filter(o => o.value).map(o => [o.value, o.label])")
        select.select_option(next(value for value, label in offered if value == words or words in label))

    def _choose_far(self, name: str, words: str) -> None:
        """Type into a remote choice and take the first of what it offers."""
        self.page.locator(f"main [name='{name}_text']").press_sequentially(words, delay=5)
        offered = self.page.locator(f"main .remote:has([name='{name}_text']) input[type=radio]").first
        offered.wait_for()
        offered.check()

    def send(self, told: str = "", **answers: object) -> None:
        """Fill in the page's form, send it, and read the message that says it was done."""
        self.fill(**answers)
        self.page.locator("main form button[type=submit]").last.click()
        if told:
            self.told(told)

    def told(self, words: str) -> None:
        wrong = self.page.locator(".errorlist, .errors")
        notice = self.page.locator(".notice", has_text=words).first
        try:
            expect(notice).to_be_visible(timeout=10_000)
        except AssertionError as error:
            said = " | ".join(wrong.all_inner_texts())
            raise AssertionError(f"{self.path} did not say «{words}» but: {said}") from error

    def sees(self, *words: str) -> None:
        for each in words:
            expect(self.page.locator("main")).to_contain_text(each)

    def picture(self, name: str) -> None:
        """Keep what is on the screen, when somebody asked for pictures."""
        Walker.count += 1
        if os.environ.get("INSIEME_PICTURES"):
            PICTURES.mkdir(parents=True, exist_ok=True)
            width = (self.page.viewport_size or {})["width"]
            self.page.screenshot(path=PICTURES / f"{Walker.count:02d}-{name}-{width}.png", full_page=True)
