"""Every kind of page, for every role that can reach it: it answers, axe finds nothing, a phone shows it whole."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from insieme.domain.access.rules import Role
from tools import walk

AXE = Axe()
WHAT = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.mark.parametrize("role", [walk.PUBLIC, *Role])
def test_every_page_of_the_role_is_in_order(screen, address, role):
    walk.step_into(screen, address, role)
    problems, visited = [], []
    messages = []
    screen.on("console", lambda message: messages.append(message.text) if message.type == "error" else None)
    for visit in walk.every_kind_of_page(screen, address):
        visited.append(visit.name)
        if visit.status != 200:
            problems.append(f"{visit.name}: answered {visit.status}")
            continue
        found = AXE.run(screen, options=WHAT)
        problems += [
            f"{visit.name}: {violation['id']}: {violation['nodes'][0]['html'][:160]}"
            for violation in found.response["violations"]
        ]
        screen.set_viewport_size({"width": 360, "height": 740})
        wide = screen.evaluate("document.documentElement.scrollWidth")
        if wide > 360:
            problems.append(f"{visit.name}: at 360 px one must scroll sideways ({wide} px)")
        screen.set_viewport_size({"width": 1280, "height": 800})
    problems += [f"console: {text}" for text in messages]
    assert not problems, "\n".join(problems)
    assert len(visited) >= 3, visited
