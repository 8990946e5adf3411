"""What surrounds every page: shells, components, static files, errors."""

import re
from datetime import UTC, date, datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.staticfiles import finders
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory

from insieme.core.decisions import no
from insieme.domain.access.policies import Actor
from insieme.domain.access.rules import Role
from insieme.web import assets, navigation
from insieme.web.context import initials_of
from insieme.web.purge import classes_in, purge

AT = datetime(2026, 3, 1, 9, tzinfo=UTC)
TODAY = date(2026, 3, 1)


def shown(source, **context):
    return Template(source).render(Context(context))


def a_request(path="/", role=None, **cookies):
    request = RequestFactory().get(path)
    request.COOKIES.update(cookies)
    request.actor, request.user, request.membership, request.memberships = (
        Actor(at=AT, role=role),
        AnonymousUser(),
        None,
        [],
    )
    return request


class TestComponents:
    def test_a_refused_action_stays_in_sight_with_its_reason(self):
        html = shown('{% action "Attiva" "/x/" decision %}', decision=no("È già attivo dal {day}.", day="3 marzo"))
        why = re.search(r'aria-describedby="([^"]+)"', html)[1]
        assert f'id="{why}">È già attivo dal 3 marzo.' in html
        assert 'aria-disabled="true"' in html
        assert "/x/" not in html

    def test_a_button_that_acts_is_a_form_with_its_token(self):
        html = Template('{% post "Fatto" "/x/" %}').render(Context({"csrf_token": "c"}))
        assert 'name="csrfmiddlewaretoken" value="c"' in html
        assert 'name="once"' in html

    @pytest.mark.parametrize(
        "day, words",
        [
            (date(2026, 3, 1), "oggi"),
            (date(2026, 3, 2), "domani"),
            (date(2026, 2, 28), "ieri"),
            (date(2026, 3, 4), "tra 3 giorni"),
            (date(2026, 2, 1), "28 giorni fa"),
            (date(2025, 1, 1), "01/01/2025"),
            (datetime(2026, 3, 1, 23, 30, tzinfo=UTC), "domani"),
        ],
    )
    def test_a_day_is_told_from_today(self, day, words):
        html = shown("{{ day|relative:today }}", day=day, today=TODAY)
        assert words in html
        assert f'datetime="{day.isoformat()}"' in html

    def test_what_is_not_known_says_so(self):
        assert shown("{{ x|day }}{{ x|euros }}{{ x|number }}", x=None) == ""
        assert shown("{{ x|percent }}", x=None) == "–"
        assert shown("{{ x|percent:1 }} {{ y|euros }} {{ z|number }}", x=0.2291, y=-125050, z=12345) == (
            "22,9% −1.250,50 € 12.345"
        )

    def test_texts_are_escaped(self):
        html = shown('{% chip t "/a/" remove="/b/" %}{% badge t %}{% stat t t %}{% empty t %}{% callout t %}', t="<i>")
        assert "<i>" not in html

    def test_a_title_is_said_once_and_shown_twice(self):
        request = a_request()
        html = render_to_string("404.html", request=request)
        assert html.count("Questa pagina non c") == 2

    def test_initials(self):
        assert [initials_of(name) for name in ("Amina Rossi", "Anna Maria De Santis", "Cher", "")] == [
            "AR",
            "AS",
            "C",
            "",
        ]


class TestShells:
    @pytest.mark.parametrize("name", ["400.html", "403.html", "403_csrf.html", "404.html", "500.html"])
    def test_error_pages_are_readable_and_lead_somewhere(self, name):
        html = render_to_string(name, request=a_request())
        assert "<h1>" in html
        assert 'lang="it"' in html
        assert "href=" in html

    def test_a_refusal_is_read_with_its_reason(self):
        html = render_to_string(
            "layout/denied.html", {"decision": no("Lo fa {who}.", who="la segreteria")}, a_request()
        )
        assert "Lo fa la segreteria." in html

    @pytest.mark.parametrize("theme, found", [("dark", ' data-theme="dark"'), ('"><script>', ""), ("", "")])
    def test_the_theme_comes_from_a_cookie_and_only_a_known_one(self, theme, found):
        html = render_to_string("404.html", request=a_request(theme=theme))
        assert html.split(">", 2)[1].strip() == f'<html lang="it"{found}'

    @pytest.mark.parametrize("role", list(Role))
    def test_a_menu_offers_only_what_the_role_may_open(self, role):
        actor = Actor(at=AT, role=role)
        needs = {str(name): need for _label, entries in navigation.DESK for _words, name, need in entries}
        for group in navigation.for_actor(actor, "/"):
            for link in group.links:
                name = next((n for n in needs if navigation.address(n) == link.url), None)
                need = needs.get(name) if name else None
                several = need if isinstance(need, tuple) else (need,) if need else ()
                assert not several or actor.permissions & set(several)

    def test_the_menu_says_where_one_is(self):
        assert navigation._here("/corsi/", "/corsi/") == "page"
        assert navigation._here("/corsi/", "/corsi/abc/") == "true"
        assert navigation._here("/", "/corsi/") == ""

    def test_who_has_no_role_has_no_menu(self):
        assert navigation.for_actor(Actor(at=AT), "/") == []

    @pytest.mark.django_db
    def test_a_theme_is_kept_and_leads_back_only_to_ourselves(self, client):
        answer = client.post("/aspetto/", {"theme": "dark", "next": "/x/?q=1"})
        assert answer.url == "/x/?q=1"
        assert answer.cookies["theme"].value == "dark"
        assert client.post("/aspetto/", {"theme": "pink", "next": "https://elsewhere.example/"}).url == "/"
        assert client.get("/aspetto/").status_code == 405


class TestStaticFiles:
    def test_the_stylesheet_is_small_and_holds_both_layers(self):
        css = (assets.made() / "insieme.css").read_text()
        assert len(css) < 80_000
        assert ".btn-primary" in css
        assert "--accent" in css
        assert ".carousel" not in css
        assert "data-focus-mouse" not in css
        assert css.count("{") == css.count("}")

    def test_every_icon_that_is_named_is_in_the_sprite(self):
        sprite = (assets.made() / "icons.svg").read_text()
        texts = [path.read_text() for path in assets.WEB.rglob("*.html")]
        missing = [name for name in assets.icons_in(texts) if f'id="it-{name}"' not in sprite]
        assert not missing, "not icons of the design system"
        assert len(sprite) < 20_000

    def test_only_what_pages_need_is_served(self):
        names = {name for name, _storage in assets.Finder().list([])}
        assert {"insieme.css", "insieme.js", "icons.svg", "mfa/js/webauthn.js"} <= names
        assert not [name for name in names if name.endswith((".map", ".scss")) or name.startswith("css/")]
        assert finders.find("insieme.css")
        assert not finders.find("css/tokens.css")
        assert not finders.find("whole")

    def test_the_script_is_small_and_evaluates_nothing(self):
        script = (assets.WEB / "static/insieme.js").read_text()
        assert len(script) < 10_000
        assert not re.search(r"\beval\(|new Function", script)

    def test_every_sheet_of_ours_is_in_the_stylesheet(self):
        assert {path.stem for path in (assets.WEB / "static/css").glob("*.css")} == set(assets.CSS)


class TestPurge:
    CSS = (
        '.a{color:red}.a .b,.c:not(.b){top:0}@media(min-width:1px){.b{x:y}.a:hover{content:"}"}}'
        "@keyframes spin{from{x:y}to{x:z}}@keyframes gone{from{x:y}}.a{animation:spin 1s}p{margin:0}/* note */"
    )

    def test_rules_that_nothing_uses_are_left_out(self):
        assert purge(self.CSS, keep=frozenset({"a", "c"})) == (
            '.a{color:red}.c:not(.b){top:0}@media(min-width:1px){.a:hover{content:"}"}}'
            "@keyframes spin{from{x:y}to{x:z}}.a{animation:spin 1s}p{margin:0}"
        )

    def test_class_names_are_found_among_template_tags(self):
        html = '<a class="btn {% if x == "y" %}btn-primary{% else %}btn-link{% endif %} {{ z }}" href="no">'
        assert {"btn", "btn-primary", "btn-link"} <= classes_in([html])
        assert "no" not in classes_in([html])
