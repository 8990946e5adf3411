"""The texts to translate are found wherever they are written."""

import polib

from tools.messages import Text, in_code, in_template, merged, troubles


def test_texts_of_templates_are_found():
    found = set(
        in_template(
            '{% translate "Candidature" %}{% action _("Attiva") url %}{{ _("Chiudi") }}{% translate \'L\\\'ora\' as x %}'
            "{% blocktranslate count n=n %}{{ n }} riga{% plural %}{{ n }} righe{% endblocktranslate %}"
            "{% blocktranslate with a=b %}Ciao {{ a }}{% endblocktranslate %}{# niente #}"
        )
    )
    assert {Text("Candidature"), Text("Attiva"), Text("Chiudi"), Text("Ciao %(a)s")} <= found
    assert Text("%(n)s riga", "%(n)s righe") in found


def test_texts_of_code_are_found():
    found = set(
        in_code(
            '_("Uno")\ngettext_lazy("Due " "e mezzo")\nngettext("%d giorno", "%d giorni", n)\n'
            'no("Non si può: {why}.", why=x)\nyes_if(x, "Serve un ruolo.")\nDecision(allowed=False, text="Mai.")\n'
            'other("Niente")\n_(dynamic)\n'
        )
    )
    assert found == {
        Text("Uno"),
        Text("Due e mezzo"),
        Text("%d giorno", "%d giorni"),
        Text("Non si può: {why}."),
        Text("Serve un ruolo."),
        Text("Mai."),
    }


def test_what_is_missing_or_lost_its_values_is_told():
    texts = {Text("Uno"): {"a.py"}, Text("Di {who}"): {"b.py"}, Text("%d giorno", "%d giorni"): {"c.py"}}
    english = {
        "Di {who}": polib.POEntry(msgid="Di {who}", msgstr="Of"),
        "%d giorno": polib.POEntry(
            msgid="%d giorno", msgid_plural="%d giorni", msgstr_plural={0: "%d day", 1: "%d days"}
        ),
    }
    wrong = troubles(merged(texts, english), texts)
    assert any("a.py: no English for «Uno»" in each for each in wrong)
    assert any("b.py" in each and "other places" in each for each in wrong)
    assert not any("c.py" in each for each in wrong)
