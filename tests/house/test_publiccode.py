"""publiccode.yml says what the catalogue of public software can read (yml.publiccode.tools, version 0.4), and what is so."""

import tomllib
from datetime import date
from pathlib import Path

import pytest
import yaml
from django.conf import settings

from insieme.database.binaries import OLDEST

ROOT = Path(__file__).resolve().parents[2]
SAID = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

MANDATORY = {
    "publiccodeYmlVersion", "name", "url", "platforms", "developmentStatus", "softwareType", "description", "legal",
    "maintenance", "localisation",
}  # fmt: skip
KNOWN = MANDATORY | {
    "applicationSuite", "landingURL", "isBasedOn", "softwareVersion", "releaseDate", "logo", "categories", "usedBy",
    "roadmap", "intendedAudience", "dependsOn", "IT",
}  # fmt: skip
# Of the standard's lists, those that we could want.
CATEGORIES = {
    "applicant-tracking", "appointment-scheduling", "compliance-management", "contact-management", "data-analytics",
    "data-collection", "data-visualization", "grant-management", "learning-management-system", "workflow-management",
}  # fmt: skip
SCOPES = {"education", "employment", "government", "local-authorities", "society", "welfare"}
STATES = {"concept", "development", "beta", "stable", "obsolete"}


def test_it_has_every_key_it_must_and_none_that_nobody_reads():
    assert set(SAID) >= MANDATORY
    assert set(SAID) <= KNOWN
    assert SAID["publiccodeYmlVersion"] == "0.4"


def test_its_words_are_those_of_the_lists():
    assert set(SAID["categories"]) <= CATEGORIES
    assert set(SAID["intendedAudience"]["scope"]) <= SCOPES
    assert SAID["developmentStatus"] in STATES
    assert SAID["softwareType"] == "standalone/web"
    assert SAID["url"].startswith("https://") and SAID["url"].endswith(".git")


@pytest.mark.parametrize("language", ["it", "en"])
def test_it_describes_itself_within_the_lengths(language):
    described = SAID["description"][language]
    assert len(described["genericName"]) <= 35
    assert len(described["shortDescription"]) <= 150
    assert 150 <= len(described["longDescription"]) <= 10_000
    assert described["features"] and all(len(each) <= 100 for each in described["features"])


def test_a_community_says_whom_to_write_to():
    assert SAID["maintenance"]["type"] == "community"
    assert all(each["name"] for each in SAID["maintenance"]["contacts"])


def test_what_it_says_is_so():
    assert SAID["legal"]["license"] == PROJECT["license"]
    assert SAID["softwareVersion"] == PROJECT["version"]
    assert isinstance(SAID["releaseDate"], date) or date.fromisoformat(SAID["releaseDate"])
    assert set(SAID["localisation"]["availableLanguages"]) == {code for code, _name in settings.LANGUAGES}
    needed = {each["name"]: each["versionMin"] for each in SAID["dependsOn"]["open"]}
    assert needed == {"PostgreSQL": str(OLDEST), "Python": PROJECT["requires-python"].removeprefix(">=")}


def test_the_italian_part_says_each_platform():
    assert SAID["IT"]["countryExtensionVersion"] == "1.0"
    assert set(SAID["IT"]["piattaforme"]) == {"spid", "cie", "anpr", "pagopa", "io"}
    assert set(SAID["IT"]["conforme"]) == {
        "lineeGuidaDesign", "modelloInteroperabilita", "misureMinimeSicurezza", "gdpr",
    }  # fmt: skip
