"""The static files: ours, and of Bootstrap Italia only what our pages use (see docs/adr/0011).

The design system's package holds five megabytes; a page needs some tens of kilobytes of it. What is taken is made when
static files are gathered, and kept under a name that comes from its content, so it is made once.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.utils import get_files
from django.core.checks import CheckMessage
from django.core.files.storage import FileSystemStorage
from django.core.files.storage import Storage as AnyStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage

from insieme.web.purge import classes_in, purge

WEB = Path(__file__).resolve().parent
PACKAGE = Path(str(files("bootstrap_italia_template"))) / "static"
ALLAUTH = Path(str(files("allauth")))
FONTS = {"400": "regular", "600": "600", "700": "700"}
CSS = ("tokens", "base", "desk", "portal", "public", "forms", "lists", "parts", "charts", "figures", "print")


@cache
def made() -> Path:
    """Make the files drawn from the package, and return the folder they are in."""
    texts = [
        path.read_text(encoding="utf-8") for path in sorted(WEB.rglob("*")) if path.suffix in {".html", ".py", ".js"}
    ]
    css = (PACKAGE / "css/bootstrap-italia.min.css").read_text(encoding="utf-8-sig")
    own = "".join((WEB / f"static/css/{name}.css").read_text(encoding="utf-8") for name in CSS)
    sprites = (PACKAGE / "svg/sprites.svg").read_text(encoding="utf-8")
    content = {
        "insieme.css": _font_faces() + purge(css, keep=classes_in(texts)) + squeezed(own),
        "icons.svg": _sprite(sprites, icons_in(texts)),
    }
    digest = hashlib.sha256("\0".join(content.values()).encode()).hexdigest()[:12]
    folder = Path(settings.DATA_DIR) / "assets" / digest
    if not (folder / "whole").exists():
        (folder / "fonts").mkdir(parents=True, exist_ok=True)
        for name, text in content.items():
            (folder / name).write_text(text, encoding="utf-8")
        for weight, name in FONTS.items():
            data = (PACKAGE / f"fonts/Titillium_Web/titillium-web-v10-latin-ext_latin-{name}.woff2").read_bytes()
            (folder / f"fonts/titillium-{weight}.woff2").write_bytes(data)
        (folder / "whole").write_text("", encoding="utf-8")
    return folder


def _font_faces() -> str:
    return "".join(
        f'@font-face{{font-family:"Titillium Web";font-weight:{weight};font-display:swap;'
        f'src:url("fonts/titillium-{weight}.woff2") format("woff2")}}'
        for weight in FONTS
    )


def icons_in(texts: Iterable[str]) -> set[str]:
    """The icons that templates and code name: `{% icon "search" %}`, `sign="plus"`."""
    return {name for text in texts for name in re.findall(r"\b(?:icon|sign)[ =:]+\"([a-z0-9-]+)\"", text)}


def _sprite(sprites: str, wanted: set[str]) -> str:
    symbols = re.findall(r'<symbol id="it-([a-z0-9-]+)".*?</symbol>', sprites, flags=re.DOTALL)
    bodies = re.findall(r'<symbol id="it-[a-z0-9-]+".*?</symbol>', sprites, flags=re.DOTALL)
    kept = [body for name, body in zip(symbols, bodies, strict=True) if name in wanted]
    return f'<svg xmlns="http://www.w3.org/2000/svg">{"".join(kept)}</svg>'


def squeezed(css: str) -> str:
    """The same rules without comments and needless blanks."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    return re.sub(r" ?([{};,]) ?", r"\1", css).replace(";}", "}")


Problems = list[CheckMessage]


class Finder(BaseFinder):
    """Our own files, those made from the package, and the three scripts by which allauth speaks to security keys."""

    def _places(self) -> list[tuple[FileSystemStorage, list[str]]]:
        """Each folder, with what in it is not served."""
        return [
            (FileSystemStorage(location=WEB / "static"), ["css/*"]),
            (FileSystemStorage(location=made()), ["whole"]),
            (FileSystemStorage(location=ALLAUTH / "mfa/static"), ["mfa/js/recovery_codes.js"]),
            (FileSystemStorage(location=ALLAUTH / "account/static"), ["account/js/account.js"]),
        ]

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, AnyStorage]]:
        for storage, hidden in self._places():
            for name in get_files(storage, [*(ignore_patterns or ()), *hidden]):
                yield name, storage

    def find(self, path: str, find_all: bool = False, **_kwargs: Any) -> Any:  # noqa: FBT001, FBT002  the signature is Django's
        found = [
            storage.path(path)
            for storage, hidden in self._places()
            if path not in hidden and not path.startswith("css/") and storage.exists(path)
        ]
        return found if find_all else (found[0] if found else [])

    def check(self, **_kwargs: Any) -> Problems:
        return []


class Storage(CompressedManifestStaticFilesStorage):
    """Names with a digest, compressed beforehand. Before files are gathered (in tests) plain names are served by the finder."""

    manifest_strict = False
    # Scripts of packages name source maps that are not taken with them.
    patterns = tuple(
        (kind, tuple(each for each in several if "sourceMappingURL" not in str(each)))
        for kind, several in CompressedManifestStaticFilesStorage.patterns
    )

    def stored_name(self, name: str) -> str:
        return str(self.hashed_files.get(self.hash_key(self.clean_name(name)), name))
