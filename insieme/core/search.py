"""Finding things by the words people type: every word of a name is a term, and a query matches the beginnings of terms."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet

from insieme.core.identifiers import new_id

MOST_WORDS = 5
LAST_LETTER = "\U0010ffff"


class SearchTerm(models.Model):
    """One word that leads to one thing. Terms are compared byte by byte, so that an index finds a beginning."""

    id = models.BigIntegerField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=12)
    term = models.CharField(max_length=40, db_collation="C")
    subject_id = models.BigIntegerField()
    # For people's terms: the wall stands on it.
    person_ref = models.BigIntegerField(null=True, blank=True)

    class Meta:
        indexes = (
            models.Index(
                fields=(
                    "kind",
                    "term",
                    "subject_id",
                ),
                name="search_term_by_term",
            ),
            models.Index(
                fields=(
                    "kind",
                    "subject_id",
                ),
                name="search_term_by_subject",
            ),
        )

    class Privacy:
        open = frozenset({"id", "kind"})
        pseudonymous = frozenset({"subject_id", "person_ref"})
        personal = frozenset({"term"})


def words_of(text: str) -> list[str]:
    """Split into plain lower-case words without accents: `D'Àmico Zoé` gives `d`, `amico`, `zoe`."""
    # Twice: what a compatibility form stands for may itself have capitals, and a capital an accent.
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return [word[:40] for word in re.findall(r"[^\W_]+", letters)]


def terms_of(texts: Iterable[str]) -> set[str]:
    return {word for text in texts for word in words_of(text)}


def index(kind: str, subject_id: int, texts: Iterable[str], *, person_ref: int | None = None) -> None:
    """Make the thing findable under the words of these texts, and under no other. Called by the verbs that write them."""
    SearchTerm.objects.filter(kind=kind, subject_id=subject_id).delete()
    SearchTerm.objects.bulk_create(
        SearchTerm(kind=kind, subject_id=subject_id, person_ref=person_ref, term=term)
        for term in sorted(terms_of(texts))
    )


def beginning(word: str) -> Q:
    """The terms that begin with a word, as a range.

    Said with LIKE it would cost a walk through every term: row-level security lets an index serve only comparisons
    that cannot leak what they compare, and LIKE is not among them.
    """
    return Q(term__gte=word, term__lt=word + LAST_LETTER)


def words_asked(text: str) -> list[str]:
    """The words one is looking for, the most telling first: a number written in pieces is one word."""
    digits = re.sub(r"[\s.\-/()]", "", text)
    if re.fullmatch(r"\+?\d{4,}", digits):
        return [digits.removeprefix("+39").removeprefix("0039").lstrip("+")]
    return sorted(dict.fromkeys(words_of(text[:200])[:MOST_WORDS]), key=len, reverse=True)


def found(text: str, among: Mapping[str, QuerySet[Any] | None], *, most: int) -> dict[str, list[int]]:
    """Find what every word of the text leads to, by kind, the best first: one query, whatever the number of kinds.

    `among` says which kinds to look in, and within which keys (None: all). Of two things, the better is the one whose
    word is nearer to the one typed: the whole word before its longer kin.
    """
    words = words_asked(text)
    if not words or not among:
        return {kind: [] for kind in among}
    # Some things are reached by two of their words, so a few more rows than are shown.
    each = [_nearest(kind, words, within)[: most * 3] for kind, within in among.items()]
    rows = each[0].union(*each[1:], all=True) if len(each) > 1 else each[0]
    hits: dict[str, dict[int, None]] = {kind: {} for kind in among}
    for kind, _term, subject in sorted(rows):
        hits[kind].setdefault(subject)
    return {kind: list(subjects)[:most] for kind, subjects in hits.items()}


def _nearest(kind: str, words: list[str], within: QuerySet[Any] | None) -> QuerySet[Any, Any]:
    first, *others = words
    rows = SearchTerm.objects.filter(beginning(first), kind=kind)
    for word in others:
        same = SearchTerm.objects.filter(beginning(word), kind=kind, subject_id=OuterRef("subject_id"))
        rows = rows.filter(Exists(same))
    if within is not None:
        rows = rows.filter(subject_id__in=within.values("pk"))
    return rows.order_by("term", "subject_id").values_list("kind", "term", "subject_id")
