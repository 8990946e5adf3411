"""Whatever is written after a command, the answer is one sentence and an exit code, never a story of the program's insides."""

import pytest

from insieme import cli

HUGE, NUL, FORMULA, FACE = "9" * 4000, "a\x00b", '=HYPERLINK("x")', "👩🏽‍🏭"
STRANGE = ("", "'; DROP TABLE x;--", FORMULA, FACE, "-1", "1e9", "NaN", HUGE, NUL, "\u202ex")
FIRST, LAST = "0001-01-01", "9999-12-31"

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(monkeypatch, capsys):
    monkeypatch.setattr(cli, "stops_in_good_order", lambda handler: None)

    def run(*words):
        with pytest.raises(SystemExit) as leaving:
            cli.main(list(words))
        said = capsys.readouterr()
        return leaving.value.code, said.err

    return run


def in_one_sentence(run, *words):
    code, complaint = run(*words)
    assert code not in {0, None}, words
    assert complaint.count("\n") == 1, complaint
    assert complaint.startswith("insieme")
    assert "Traceback" not in complaint


@pytest.mark.parametrize("text", STRANGE, ids=lambda text: ascii(text[:9]))
@pytest.mark.parametrize(
    "words",
    [
        ("figures", "--year"),
        ("figures", "--as-of"),
        ("seed-scale",),
        ("seed-demo", "--at"),
        ("up", "--port"),
        ("restore",),
    ],
    ids=" ".join,
)
def test_a_strange_word_is_refused_in_one_sentence(run, words, text):
    in_one_sentence(run, *words[:-1], f"{words[-1]}={text}") if words[-1].startswith("--") else in_one_sentence(
        run, *words, text
    )


@pytest.mark.parametrize(
    "words",
    [
        ("figures", "--year"),
        ("figures", "--year", "0"),
        ("figures", "--year", "1900"),
        ("figures", "--year", "10000"),
        ("figures", "--as-of", "31/02/2020"),
        ("figures", "--as-of", "2020-13-01"),
        ("figures", "--year", "2020", "--as-of", FIRST),
        ("figures", "--year", "2020", "--as-of", LAST),
        ("figures", "one", "two"),
        ("seed-scale",),
        ("seed-scale", "0"),
        ("seed-scale", "many"),
        ("seed-demo", "--at", "yesterday"),
        ("backup",),
        ("backup", NUL),
        ("backup", "a", "b"),
        ("restore",),
        ("sweep-jobs", "now"),
        ("up", "down"),
        ("up", "--port", "80000"),
        ("no-such-command",),
        (HUGE,),
        (NUL,),
    ],
    ids=lambda words: ascii(" ".join(words))[:40],
)
def test_wrong_or_missing_words_are_refused_in_one_sentence(run, words):
    in_one_sentence(run, *words)
