"""The pages written from the code say what the code says."""

import pytest

from tools.docs import FOLDER, PAGES, page


@pytest.mark.parametrize("name", sorted(PAGES))
def test_generated_pages_equal_the_code(name):
    kept = (FOLDER / f"{name}.md").read_text(encoding="utf-8")
    assert kept == page(name), f"docs/generated/{name}.md is old: run `make docs`"
