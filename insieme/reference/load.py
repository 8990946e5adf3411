"""Bring the reference data into the database. Running it again changes nothing, unless the facts have changed."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.apps import apps as current_apps
from django.apps.registry import Apps
from django.db import models, transaction

from insieme.core.periods import Period
from insieme.domain.territory.rules import Belonging, area_memberships
from insieme.reference.files import read, table

Row = Mapping[str, Any]


@transaction.atomic
def load(apps: Apps | None = None) -> None:
    """Bring every fact into the database; a migration gives its own `apps`, whose models are as they were then."""
    registry = apps or current_apps
    load_territory(registry)
    load_vocabulary(registry)


def load_territory(apps: Apps) -> None:
    comuni, facts = read("comuni.json")["comuni"], read("unions.json")
    district_names = [{"code": each["code"], "name": each["name"]} for each in facts["districts"]]
    _keep(apps, "District", district_names)
    _keep(apps, "Municipality", [_municipality(each) for each in comuni])
    _keep(apps, "Union", [{"code": each["code"], "name": each["name"]} for each in facts["unions"]])
    _keep(apps, "PublicationArea", [{**each, "order": order} for order, each in enumerate(facts["areas"])])
    unions = union_memberships(comuni, facts)
    areas = [span for each in comuni for span in area_memberships(each["istat"], unions)]
    _keep_memberships(apps, "UnionMembership", "union_id", unions)
    _keep_memberships(apps, "AreaMembership", "area_id", areas)


def load_vocabulary(apps: Apps) -> None:
    codes = table("occupations.csv")
    groups = [row for row in codes if len(row["code"]) == 2]
    occupations = [{**row, "group_id": row["code"][:2]} for row in codes if len(row["code"]) == 4]
    _keep(apps, "ContractType", [_contract_type(row) for row in table("contract_types.csv")])
    _keep(apps, "TerminationReason", table("termination_reasons.csv"))
    _keep(apps, "TransformationKind", [_transformation_kind(row) for row in table("transformation_kinds.csv")])
    _keep(apps, "OccupationGroup", groups)
    _keep(apps, "Occupation", occupations)
    _keep(apps, "Activity", table("activities.csv"))


def union_memberships(comuni: Iterable[Row], facts: Row) -> list[Belonging]:
    """Read who belonged to which Unione, and when, from the typed facts."""
    istat_of = {each["name"]: each["istat"] for each in comuni}
    return [
        Belonging(istat_of[name], union["code"], Period(_day(each["from"]), _day_or_none(each["to"])))
        for union in facts["unions"]
        for each in union["memberships"]
        for name in each["comuni"]
    ]


def _municipality(comune: Row) -> Row:
    last_year = max(comune["population"])
    kept = ("istat", "name", "cadastral_code", "latitude", "longitude")
    return {
        **{key: comune[key] for key in kept},
        "population": comune["population"][last_year],
        "district_id": comune["district"],
    }


def _contract_type(row: Row) -> Row:
    dates = {key: _day_or_none(row[key]) for key in ("valid_from", "valid_to")}
    return {**row, **dates, "is_permanent": row["is_permanent"] == "yes"}


def _transformation_kind(row: Row) -> Row:
    return {**row, "makes_permanent": row["makes_permanent"] == "yes"}


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _day_or_none(text: str | None) -> date | None:
    return _day(text) if text else None


def _keep(apps: Apps, name: str, rows: Iterable[Row]) -> None:
    """Add the rows and mend those that differ; rows that are no longer among the facts stay, since others point at them."""
    model: type[models.Model] = apps.get_model("insieme", name)
    key = str(model._meta.pk.name)
    others = [field.name for field in model._meta.concrete_fields if not field.primary_key]
    model._default_manager.bulk_create(
        [model(**row) for row in rows], update_conflicts=True, unique_fields=[key], update_fields=others
    )


def _keep_memberships(apps: Apps, name: str, group: str, wanted: Iterable[Belonging]) -> None:
    """Make the memberships those of the facts, no more and no less: nothing points at them."""
    memberships = apps.get_model("insieme", name)._default_manager
    rows = {(each.municipality, each.group, each.period.start, each.period.end) for each in wanted}
    stored = memberships.values_list("municipality_id", group, "valid_from", "valid_to", "pk")
    known = {(istat, code, start, end): pk for istat, code, start, end, pk in stored}
    memberships.filter(pk__in=[pk for key, pk in known.items() if key not in rows]).delete()
    memberships.bulk_create(
        memberships.model(municipality_id=istat, **{group: code}, valid_from=start, valid_to=end)
        for istat, code, start, end in sorted(rows - known.keys(), key=str)
    )
