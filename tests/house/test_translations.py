"""Italian is never missing: it is the source. English is complete, and the catalogue is the one the texts give."""

from tools import messages


def test_every_text_has_its_english():
    texts = messages.everywhere()
    wrong = messages.troubles(messages.merged(texts, messages.known()), texts)
    assert not wrong, "\n".join([*wrong, "write the English in insieme/locale/en/parts/<room>.po"])


def test_the_catalogue_is_up_to_date():
    made = str(messages.merged(messages.everywhere(), messages.known())) + "\n"
    assert messages.ENGLISH.read_text(encoding="utf-8") == made, "run `make messages`"
