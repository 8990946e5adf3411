"""What people type is understood, or refused in clear words, and never lost."""

from datetime import UTC, date, datetime

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.http import QueryDict
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from insieme.core.decisions import Denied, no
from insieme.domain.access.policies import Actor
from insieme.web import forms

ACTOR = Actor(at=datetime(2026, 3, 1, 9, tzinfo=UTC))


class Whole(forms.Form):
    name = forms.CharField(label="Nome")
    born_on = forms.ItalianDateField(label="Data di nascita")
    notes = forms.LongTextField(label="Note", required=False)
    kind = forms.RadioField(label="Esito", choices=[("a", "Pronta"), ("b", "Da formare")], required=False)
    agreed = forms.BooleanField(label="D'accordo", required=False)


GOOD = {"name": "Amina Rossi", "born_on": "01/02/1990"}


def errors(form):
    return {name: " ".join(found) for name, found in form.errors.items()}


def test_a_missing_answer_is_named():
    assert errors(Whole({})) == {"name": "Compila «Nome».", "born_on": "Compila «Data di nascita»."}


def test_what_was_typed_is_still_there_after_an_error():
    html = str(Whole({"name": "Amina <b>", "born_on": "31/02/1990", "notes": "due\nrighe", "kind": "b"}))
    assert 'value="Amina &lt;b&gt;"' in html
    assert 'type="text" name="born_on" value="31/02/1990"' in html
    assert "due\nrighe" in html
    assert 'value="b" id="id_kind_1" checked' in html


def test_errors_are_listed_at_the_top_and_said_beside_the_field():
    html = str(Whole({"name": ""}))
    assert 'href="#id_name"' in html
    assert 'id="id_name_error"' in html
    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="id_name_error"' in html


def test_an_error_on_radios_leads_to_their_group():
    html = str(Whole({**GOOD, "kind": "z"}))
    assert 'href="#id_kind"' in html
    assert '<fieldset class="field field-wrong" id="id_kind"' in html


@pytest.mark.parametrize("bad", ["a\x00b", "a\x07b", "a\u202eb", "x" * 201])
def test_hostile_text_is_refused(bad):
    assert "name" in errors(Whole({**GOOD, "name": bad}))


def test_texts_have_limits_but_the_browser_never_cuts_them():
    assert "notes" in errors(Whole({**GOOD, "notes": "x" * 4001}))
    assert "maxlength" not in str(Whole())


@given(st.text(max_size=60))
def test_any_text_is_taken_or_refused_never_a_failure(text):
    form = Whole({"name": text, "born_on": text, "kind": text, "notes": text})
    form.is_valid()
    str(form)


class Field:
    """Clean one value as a form would."""

    def __init__(self, field):
        self.form = type("One", (forms.Form,), {"f": field})

    def __call__(self, value, actor=ACTOR):
        form = self.form({"f": value}, actor=actor)
        return form.cleaned_data["f"] if form.is_valid() else errors(form)["f"]


def test_a_date_is_read_as_italians_and_browsers_write_it():
    clean = Field(forms.ItalianDateField(label="Giorno"))
    assert clean("29/02/2024") == clean("2024-02-29") == date(2024, 2, 29)
    for wrong in ("29/02/2023", "2/3/24", "02-03-2024", "domani", "31/12/1899", "9999-01-01"):
        assert isinstance(clean(wrong), str)


def test_a_moment_is_on_the_clock_of_bologna():
    clean = Field(forms.MomentField(label="Quando"))
    assert clean("2026-07-01T09:30") == datetime(2026, 7, 1, 7, 30, tzinfo=UTC)
    assert clean("01/12/2026 09:30") == datetime(2026, 12, 1, 8, 30, tzinfo=UTC)
    assert "cambia" in clean("2026-03-29T02:30")
    assert isinstance(clean("2026-03-29"), str)


def test_euros_become_cents():
    clean = Field(forms.EurosField(label="Importo"))
    assert clean("1.250,50") == clean("1250.5") == clean("€ 1 250,50") == 125050
    assert "esempio" in clean("mille")
    assert "decimali" in clean("1,005")
    assert "piccolo" in clean("-3")
    assert "grande" in clean("9" * 20)
    assert "grande" in Field(forms.EurosField(label="Importo", most=1_000_000))("10.000,01")


def test_codes_of_the_state_are_checked_and_tidied():
    assert Field(forms.CodiceFiscaleField())("rss mra 80a01 h501u") == "RSSMRA80A01H501U"
    assert "controllo" in Field(forms.CodiceFiscaleField())("RSSMRA80A01H501X")
    assert "16 caratteri: qui ce ne sono 3" in Field(forms.CodiceFiscaleField())("abc")
    assert Field(forms.PartitaIvaField())("IT 00743110157") == "00743110157"
    assert "controllo" in Field(forms.PartitaIvaField())("00743110158")


def test_a_telephone_is_kept_with_its_prefix():
    clean = Field(forms.PhoneField())
    assert clean("051 123456") == "+39051123456"
    assert clean("+40 712 345 678") == "+40712345678"
    for wrong in ("12", "telefono", "+999 1"):
        assert "prefisso" in clean(wrong)


def test_a_refusal_stays_on_the_form():
    def verb(*, by):
        raise Denied(no("Il fondo non ha abbastanza: restano {left}.", left="10 €"))

    form = Whole(GOOD)
    assert form.is_valid()
    assert form.act(verb, by=ACTOR) is None
    assert form.non_field_errors() == ["Il fondo non ha abbastanza: restano 10 €."]
    assert form.act(lambda *, by: "done", by=ACTOR) == "done"


def test_the_token_is_not_among_the_answers():
    form = Whole({**GOOD, "once": "t"})
    assert form.is_valid()
    assert "once" not in form.cleaned_data
    assert form.token == "t"


class TestChoosingAmongMany:
    COMPANIES = {"a": "Forni del Reno", "b": "Forni Savena", "c": "Officine"}

    def form(self, **data):
        def search(_actor, text):
            return [(k, name) for k, name in self.COMPANIES.items() if text.lower() in name.lower()]

        field = forms.RemoteChoiceField(
            label="Azienda", search=search, find=lambda _actor, key: self.COMPANIES.get(key)
        )
        return type("One", (forms.Form,), {"company": field})(data, actor=ACTOR)

    def test_one_result_is_the_answer(self):
        form = self.form(company_text="offic")
        assert form.is_valid()
        assert form.cleaned_data["company"] == "Officine"

    def test_several_are_offered_and_the_next_submit_chooses(self):
        form = self.form(company_text="forni")
        assert "Più risultati" in errors(form)["company"]
        html = str(form)
        assert 'name="company" value="a"' in html
        assert 'value="forni"' in html
        assert self.form(company_text="forni", company="b").is_valid()

    def test_none_says_so_and_keeps_the_words(self):
        form = self.form(company_text="zzz")
        assert "Nessun risultato per «zzz»" in errors(form)["company"]
        assert 'value="zzz"' in str(form)

    def test_what_one_may_not_see_cannot_be_chosen(self):
        assert "company" in errors(self.form(company="somebody-else"))

    def test_without_an_actor_nobody_is_searched(self):
        form = self.form(company_text="forni")
        form.fields["company"].actor = None
        with pytest.raises(TypeError):
            form.is_valid()

    def test_the_answer_to_typing_is_short_and_escaped(self):
        request = RequestFactory().get("/", {"field": 'company"><script>', "q": "forni"})
        request.actor, request.session = ACTOR, {}
        answer = forms.remote_options(request, lambda text: [(str(n), f"<{text}>") for n in range(30)])
        html = answer.content.decode()
        assert html.count("radio") == 10
        assert "<script>" not in html
        assert "&lt;forni&gt;" in html


@pytest.mark.django_db
class TestOnce:
    def request(self, session, token, **answers):
        request = RequestFactory().post("/", {"once": token, "csrfmiddlewaretoken": str(id(session)), **answers})
        request.session = session
        request._messages = type("Messages", (), {"add": lambda *_args: None})()
        return request

    def test_the_second_click_goes_where_the_first_went(self):
        session = SessionStore()
        session.create()
        first = self.request(session, "t1")
        assert forms.already_done(first) is None
        form = Whole(QueryDict("name=A&born_on=2000-01-01&once=t1"))
        assert forms.done(first, form, "Fatto", "/la/").url == "/la/"
        assert forms.already_done(self.request(SessionStore(session.session_key), "t1")).url == "/la/"
        assert forms.already_done(self.request(SessionStore(session.session_key), "t2")) is None

    def test_going_back_and_saying_something_else_is_not_a_second_click(self):
        session = SessionStore()
        session.create()
        form = Whole(QueryDict("name=A&once=t1"))
        forms.done(self.request(session, "t1", name="A"), form, "Fatto", "/la/")
        kept = SessionStore(session.session_key)
        assert forms.already_done(self.request(kept, "t1", name="A")).url == "/la/"
        assert forms.already_done(self.request(kept, "t1", name="B")) is None

    def test_somebody_elses_token_says_nothing(self):
        session, other = SessionStore(), SessionStore()
        session.create()
        other.create()
        forms.done(self.request(session, "t1"), Whole(QueryDict("once=t1")), "Fatto", "/la/")
        assert forms.already_done(self.request(other, "t1")) is None

    def test_only_the_last_tokens_are_kept(self):
        session = SessionStore()
        session.create()
        for number in range(30):
            forms.done(self.request(session, f"t{number}"), Whole(QueryDict(f"once=t{number}")), "Fatto", "/la/")
        assert len(session["once"]) == 20
