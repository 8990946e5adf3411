"""The translations, compiled when the product starts: a bare machine has no gettext, and compiled files are not kept."""

import os
from pathlib import Path

import polib
from django.conf import settings

SOURCES = Path(__file__).resolve().parent.parent / "locale"


def compile_catalogues() -> list[Path]:
    """Compile each catalogue that changed since the last time, and return those."""
    written = []
    for source in sorted(SOURCES.glob("*/LC_MESSAGES/*.po")):
        target = Path(settings.DATA_DIR) / "locale" / source.relative_to(SOURCES).with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns == source.stat().st_mtime_ns:
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        _compile(source, target)
        written.append(target)
    return written


def _compile(source: Path, target: Path) -> None:
    """Write beside and then rename: two programs that start together never read half a file."""
    half = target.with_suffix(f".{os.getpid()}")
    polib.pofile(str(source), encoding="utf-8").save_as_mofile(str(half))  # type: ignore[no-untyped-call]  # it has no types
    stamp = source.stat().st_mtime_ns
    half.replace(target)
    # An equal time means that nothing changed.
    os.utime(target, ns=(stamp, stamp))
