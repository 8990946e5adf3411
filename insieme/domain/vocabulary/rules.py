"""Finding a word among many as people type it: without accents, in any order, the beginning of each word is enough."""

import re
import unicodedata
from collections.abc import Iterable, Mapping


def words(text: str) -> tuple[str, ...]:
    """Break a text into lower-case words without accents: `L'Università` gives `l`, `universita`."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return tuple(re.findall(r"[a-z0-9]+", "".join(letter for letter in plain if not unicodedata.combining(letter))))


def matching(text: str, choices: Mapping[str, tuple[str, ...]], limit: int = 10) -> list[str]:
    """List the keys of the choices in which each word of the text begins some word, best first; nothing asked, nothing found.

    `choices` maps each key to its `words`. Those that begin as the text does come first, then the shorter ones.
    """
    asked = words(text)
    if not asked:
        return []
    fits = [(key, label) for key, label in choices.items() if all(_begins(label, word) for word in asked)]
    fits.sort(key=lambda fit: (not _same_start(fit[1], asked), len(fit[1]), fit[1]))
    return [key for key, _ in fits[:limit]]


def _begins(label: Iterable[str], word: str) -> bool:
    return any(each.startswith(word) for each in label)


def _same_start(label: tuple[str, ...], asked: tuple[str, ...]) -> bool:
    return bool(label) and label[0].startswith(asked[0])
