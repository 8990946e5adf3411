import io
import json
import logging
import logging.config

import pytest

from insieme.core.logs import logging_settings


@pytest.fixture
def written():
    root, django = logging.getLogger(), logging.getLogger("django.request")
    before = root.handlers[:], root.level, django.level
    logging.config.dictConfig(logging_settings())
    paper = io.StringIO()
    root.handlers[0].setStream(paper)
    yield lambda: [json.loads(line) for line in paper.getvalue().splitlines()]
    root.handlers[:] = before[0]
    root.setLevel(before[1])
    django.setLevel(before[2])


def test_a_line_says_what_and_where_in_a_form_a_machine_reads(written):
    logging.getLogger("insieme.test").warning("The fund is nearly empty.")
    (line,) = written()
    assert (line["event"], line["level"], line["logger"]) == ("The fund is nearly empty.", "warning", "insieme.test")


def test_values_that_may_name_somebody_are_dropped(written):
    logging.getLogger("insieme.test").error(
        "Cannot send to %s", "anna@example.org", extra={"sql": "… 'Anna'", "params": ["Anna"]}
    )
    text = json.dumps(written())
    assert "Cannot send to %s" in text
    assert "nna" not in text.replace("Cannot", "")


def test_an_error_tells_its_kind_and_its_place_and_not_its_words(written):
    try:
        raise ValueError("Anna Rossi is not a number")
    except ValueError:
        logging.getLogger("insieme.test").exception("It went wrong")
    (line,) = written()
    assert line["error"] == "ValueError"
    assert any("test_logs.py" in step for step in line["where"])
    assert "Rossi" not in json.dumps(line)
