"""Keep of a stylesheet only the rules that some page can use: a careful reading, which keeps whatever it is unsure of."""

import re
from collections.abc import Iterable, Iterator

# Classes written by the browser's state or by our script, never in a template.
ALWAYS = frozenset({"show", "active", "disabled"})
# The package draws its focus ring by script, also after a click of the mouse: ours is `:focus-visible`.
NEVER = ("data-focus-mouse",)


def classes_in(texts: Iterable[str]) -> frozenset[str]:
    """The class names in `class="…"` of templates and code; write them whole, never `btn-{{ kind }}`."""
    found: set[str] = set()
    for text in texts:
        for value in re.findall(
            r"class(?:Name)?\"?\s*[=:]\s*\"((?:[^\"{]|\{%.*?%\}|\{\{.*?\}\}|\{)*)\"", text, flags=re.DOTALL
        ):
            found.update(re.findall(r"[\w-]+", re.sub(r"\{%.*?%\}|\{\{.*?\}\}", " ", value)))
    return frozenset(found | ALWAYS)


def purge(css: str, *, keep: frozenset[str]) -> str:
    """Return the same stylesheet without the rules, animations and comments that nothing uses."""
    css = re.sub(r"/\*(?!!).*?\*/", "", css, flags=re.DOTALL)
    kept = "".join(_kept(css, keep))
    used = set(re.findall(r"animation(?:-name)?:[^;}]*", kept))
    return re.sub(
        r"@keyframes ([\w-]+)\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}",
        lambda found: found[0] if any(found[1] in each for each in used) else "",
        kept,
    )


def _kept(css: str, keep: frozenset[str]) -> Iterator[str]:
    for head, body in _blocks(css):
        if head.startswith("@font-face"):
            continue
        if head.startswith(("@media", "@supports", "@container", "@layer")):
            inner = "".join(_kept(body, keep))
            if inner:
                yield f"{head}{{{inner}}}"
        elif head.startswith("@"):
            yield f"{head}{{{body}}}" if body else f"{head};"
        else:
            selectors = [each for each in _split(head) if _can_match(each, keep) and not any(n in each for n in NEVER)]
            if selectors and body:
                yield f"{','.join(selectors)}{{{body}}}"


def _blocks(css: str) -> Iterator[tuple[str, str]]:
    """Cut a stylesheet into (selector or at-rule, body); strings may hold braces."""
    place, start, depth, opened = 0, 0, 0, 0
    while place < len(css):
        letter = css[place]
        if letter in "\"'":
            place = css.index(letter, place + 1)
        elif letter == "{":
            depth += 1
            opened = place if depth == 1 else opened
        elif letter == "}":
            depth -= 1
            if depth == 0:
                yield css[start:opened].strip(), css[opened + 1 : place]
                start = place + 1
        elif letter == ";" and depth == 0:
            yield css[start:place].strip(), ""
            start = place + 1
        place += 1


def _split(selectors: str) -> list[str]:
    """Split at the commas that are not inside brackets."""
    return [each.strip() for each in re.split(r",(?![^(]*\))", re.sub(r"/\*.*?\*/", "", selectors, flags=re.DOTALL))]


def _can_match(selector: str, keep: frozenset[str]) -> bool:
    plain = re.sub(r":(?:not|is|where|has)\([^()]*(?:\([^()]*\)[^()]*)*\)", "", selector)
    return all(name in keep for name in re.findall(r"\.((?:\\.|[\w-])+)", re.sub(r"\[[^\]]*\]", "", plain)))
