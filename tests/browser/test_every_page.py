"""Every kind of page, for every role that can reach it: it answers, axe finds nothing, a phone shows it whole."""

from pathlib import Path

import axe_playwright_python
import pytest

from insieme.domain.access.rules import Role
from tools import walk

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What is in order is neither listed nor brought over: three quarters of the time would go there.
ASK_AXE = """async levels => {
    const found = await axe.run({runOnly: levels, resultTypes: ["violations"]});
    return found.violations.map(each => `${each.id}: ${each.nodes[0].html.slice(0, 160)}`);
}"""


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
        screen.evaluate(AXE)
        problems += [f"{visit.name}: {each}" for each in screen.evaluate(ASK_AXE, LEVELS)]
        screen.set_viewport_size({"width": 360, "height": 740})
        wide = screen.evaluate("document.documentElement.scrollWidth")
        if wide > 360:
            problems.append(f"{visit.name}: at 360 px one must scroll sideways ({wide} px)")
        screen.set_viewport_size({"width": 1280, "height": 800})
    problems += [f"console: {text}" for text in messages]
    assert not problems, "\n".join(problems)
    assert len(visited) >= 3, visited


@pytest.mark.parametrize("role", [Role.CANDIDATE, Role.COMPANY])
@pytest.mark.parametrize("width", [360, 1280])
def test_whoever_is_in_a_portal_sees_the_way_out(screen, address, role, width):
    screen.set_viewport_size({"width": width, "height": 800})
    walk.step_into(screen, address, role)
    assert screen.get_by_role("button", name="Esci").is_visible()
    assert screen.get_by_role("button", name="Lingua").is_visible()
