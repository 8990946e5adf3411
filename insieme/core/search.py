"""Finding things by the words people type: every word of a name is a term, and a query matches the beginnings of terms."""

import re
import unicodedata
from collections.abc import Iterable

from django.db import models

from insieme.core.identifiers import new_id


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
    plain = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return [word[:40] for word in re.findall(r"[^\W_]+", letters)]


def terms_of(texts: Iterable[str]) -> set[str]:
    return {word for text in texts for word in words_of(text)}
