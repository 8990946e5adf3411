"""Countries by name: a citizenship is kept as two letters, and nobody has to know them."""

from functools import cache

from django.utils.translation import get_language

from insieme.core.search import words_of
from insieme.domain.access.policies import Actor
from insieme.reference.files import table

MOST = 10


@cache
def _names(language: str) -> dict[str, str]:
    column = "name_en" if language == "en" else "name_it"
    return {row["code"]: row[column] for row in table("countries.csv")}


def name_of(code: str) -> str:
    """The country's name in the reader's language; the code itself when it is none that we know."""
    return _names(get_language() or "it").get(code, code)


def matching(_actor: Actor, text: str) -> list[tuple[str, str]]:
    """Up to ten countries with a word that begins so, in the reader's language."""
    asked = words_of(text)
    names = _names(get_language() or "it").items()
    found = ((code, name) for code, name in names if _begins(words_of(name), asked))
    return sorted(found, key=lambda each: each[1])[:MOST]


def known(_actor: Actor, code: str) -> str | None:
    """The code, if it is a country's."""
    return code if code in _names("it") else None


def _begins(name: list[str], asked: list[str]) -> bool:
    return all(any(word.startswith(start) for word in name) for start in asked)
