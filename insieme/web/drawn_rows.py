"""The many small pieces of a list, written directly: as templates they cost more than everything else in the page."""

from collections.abc import Iterable, Sequence

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

from insieme.core.tables import Badge, Cell, Column, Kind

CLASSES: dict[Kind, str] = dict.fromkeys(("number", "euros", "percent"), ' class="num"')
CLASSES |= dict.fromkeys(("day", "moment"), ' class="when"')


def body(rows: Iterable[Sequence[Cell]], columns: Sequence[Column]) -> SafeString:
    """Write the rows of a table; each cell says its column, for narrow screens."""
    opening = {column.key: _opening(column) for column in columns}
    lines = ("".join(f"{opening[cell.column.key]}{_content(cell)}</td>" for cell in cells) for cells in rows)
    return SafeString("\n".join(f'<tr role="row">{line}</tr>' for line in lines))


def _opening(column: Column) -> str:
    return f'<td role="cell" data-label="{conditional_escape(str(column.label))}"{CLASSES.get(column.kind, "")}>'


def _content(cell: Cell) -> str:
    text = _words(cell)
    if cell.href:
        text = f'<a href="{conditional_escape(cell.href)}">{text}</a>'
    return text + "".join(f"<small>{_words(small)}</small>" for small in cell.under)


def _words(cell: Cell) -> str:
    text: str = conditional_escape(cell.text)
    if cell.column.kind == "badge" and cell.value and not cell.href:
        tone = cell.value.tone if isinstance(cell.value, Badge) else "neutral"
        text = f'<span class="badge-state tone-{tone}">{text}</span>'
    return text


def options(choices: Iterable[tuple[str, str]], chosen: str) -> SafeString:
    """Write the options of a menu, with the one that is chosen."""
    return SafeString(
        "".join(
            f'<option value="{conditional_escape(key)}"{" selected" if key == chosen else ""}>'
            f"{conditional_escape(label)}</option>"
            for key, label in choices
        )
    )
