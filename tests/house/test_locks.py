"""What is installed is named by version and hash, and by nothing of the machine that chose it."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ("requirements.txt", "requirements-dev.txt")
A_PIN = re.compile(r"^[a-z0-9._-]+==\S+( ; .+)? \\$")
A_HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}( \\)?$")


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_versions_and_hashes_only(lock):
    lines = (ROOT / lock).read_text().splitlines()
    strange = [line for line in lines if not (A_PIN.match(line) or A_HASH.match(line))]
    assert not strange, f"{lock}: make it again with `make lock`, which names no index, host or path."


def pins(lock):
    return {
        line.split("==")[0]: line.split("==")[1].split()[0]
        for line in (ROOT / lock).read_text().splitlines()
        if "==" in line
    }


def test_the_tests_run_with_what_will_run():
    runtime, development = pins("requirements.txt"), pins("requirements-dev.txt")
    assert {name: development.get(name) for name in runtime} == runtime


@pytest.mark.parametrize("file", ["requirements.in", "requirements-dev.in"])
def test_each_dependency_carries_its_reason(file):
    lines = [line for line in (ROOT / file).read_text().splitlines() if line and not line.startswith(("#", "-"))]
    assert lines
    assert not [line for line in lines if not re.search(r"\s# \w", line)]
