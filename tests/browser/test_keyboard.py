"""By keyboard alone: what is reached is seen, the content is one key away, and a search needs no mouse."""

import pytest

from tools import walk

# The search box draws the outline around itself and its sign.
SEEN = """() => {
    const here = document.activeElement;
    if (here === document.body) return true;
    const drawn = here.closest('.find') || here;
    const style = getComputedStyle(drawn);
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
}"""
PAGES = {
    walk.PUBLIC: ("/", "/dati/", "/account/login/"),
    "coordinator": ("/oggi/", "/persone/", "/candidature/nuova/", "/aziende/aggiungi/", "/desk/dati/"),
    "company": ("/azienda/", "/azienda/ricerche/chiedi/"),
}


@pytest.mark.parametrize("role", PAGES)
def test_what_the_keyboard_reaches_is_seen(screen, address, role):
    walk.step_into(screen, address, role)
    unseen = []
    for path in PAGES[role]:
        screen.goto(f"{address}{path}")
        for _stop in range(50):
            screen.keyboard.press("Tab")
            if not screen.evaluate(SEEN):
                unseen.append(f"{path}: {screen.evaluate('document.activeElement.outerHTML.slice(0, 120)')}")
    assert not unseen, "\n".join(unseen)


def test_the_first_key_offers_the_content_and_a_slash_the_search(screen, address):
    walk.step_into(screen, address, "case_manager")
    screen.goto(f"{address}/persone/")
    screen.keyboard.press("Tab")
    screen.keyboard.press("Enter")
    assert screen.evaluate("document.activeElement.id") == "contenuto"
    screen.keyboard.press("/")
    screen.keyboard.type("ma")
    with screen.expect_navigation():
        screen.keyboard.press("Enter")
    assert screen.url.endswith("/cerca/?q=ma")


def test_a_menu_opened_by_keyboard_closes_with_escape(phone, address):
    walk.step_into(phone, address, "case_manager")
    phone.focus(".top-menu")
    phone.keyboard.press("Enter")
    assert phone.evaluate("document.querySelector('#menu').matches(':popover-open')")
    phone.keyboard.press("Escape")
    assert not phone.evaluate("document.querySelector('#menu').matches(':popover-open')")
    assert phone.evaluate("document.activeElement.className").endswith("top-menu")
