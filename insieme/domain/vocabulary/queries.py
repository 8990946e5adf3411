"""What pages and figures ask about words. Everything here is public, so nobody needs to say who is asking.

Words change only by a migration, so they are read from the database once for each process.
"""

from datetime import date
from functools import cache
from typing import TypeVar

from django.db import models
from django.utils.translation import get_language, override

from insieme.domain.vocabulary.models import Activity, ContractType, Occupation, TerminationReason, TransformationKind
from insieme.domain.vocabulary.rules import matching, words

Word = TypeVar("Word", bound=models.Model)


class NotLoaded(Exception):
    """The reference data are not in the database: the migrations have not been run."""


def contract_types(on: date) -> list[ContractType]:
    """List the contract types that were in use on a day, by code."""
    return [each for each in _contract_types().values() if _in_use(each, on)]


def all_contract_types() -> list[ContractType]:
    """List every contract type, also those no longer in use: a choice that the day's rule then checks."""
    return list(_contract_types().values())


def contract_type(code: str) -> ContractType:
    """Find a contract type, in use or not; LookupError for an unknown code."""
    return _contract_types()[code]


def termination_reasons() -> list[TerminationReason]:
    return list(_termination_reasons().values())


def transformation_kinds() -> list[TransformationKind]:
    return list(_transformation_kinds().values())


def activities() -> list[Activity]:
    """List the divisions of ATECO, by code."""
    return list(_activities().values())


def occupation(code: str) -> Occupation:
    """Find an occupation by its ISCO-08 code; LookupError for an unknown one."""
    return _occupations()[code]


def occupations_matching(text: str) -> list[Occupation]:
    """Find up to ten occupations whose title, in the reader's language, or code holds the words typed, best first."""
    return [_occupations()[code] for code in matching(text, _occupation_words(get_language() or "it"))]


def forget() -> None:
    """Read everything again at the next question: for whoever has just loaded the reference data."""
    for remembered in (
        _contract_types,
        _termination_reasons,
        _transformation_kinds,
        _activities,
        _occupations,
        _occupation_words,
    ):
        remembered.cache_clear()


def _in_use(contract: ContractType, on: date) -> bool:
    begun = contract.valid_from is None or contract.valid_from <= on
    return begun and (contract.valid_to is None or on < contract.valid_to)


@cache
def _contract_types() -> dict[str, ContractType]:
    return _by_code(ContractType.objects.order_by("code"))


@cache
def _termination_reasons() -> dict[str, TerminationReason]:
    return _by_code(TerminationReason.objects.order_by("label_it"))


@cache
def _transformation_kinds() -> dict[str, TransformationKind]:
    return _by_code(TransformationKind.objects.order_by("label_it"))


@cache
def _activities() -> dict[str, Activity]:
    return _by_code(Activity.objects.order_by("code"))


@cache
def _occupations() -> dict[str, Occupation]:
    return _by_code(Occupation.objects.order_by("code"))


@cache
def _occupation_words(language: str) -> dict[str, tuple[str, ...]]:
    with override(language):
        return {code: words(f"{each.label} {code}") for code, each in _occupations().items()}


def _by_code(rows: models.QuerySet[Word]) -> dict[str, Word]:
    """Nothing found is never remembered: it only means that the question came before the facts."""
    found = {str(row.pk): row for row in rows}
    if not found:
        raise NotLoaded("The reference data are missing: run the migrations.")
    return found
