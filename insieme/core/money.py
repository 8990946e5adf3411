"""Euros, kept as whole cents: sums are exact, and the database compares them without rounding."""

import re
from decimal import Decimal

LARGEST = 10**13  # a hundred thousand million euros: anything above is a slip of the keyboard


def cents_from(text: str) -> int:
    """Read an amount as people write it: `1.250,50`, `1250,5`, `1250.50`, `€ 1 250`. ValueError with a clear sentence."""
    plain = re.sub(r"[\s€\u00a0]", "", text)
    if re.fullmatch(r"-?\d{1,3}(\.\d{3})+(,\d+)?", plain) or "," in plain:
        plain = plain.replace(".", "").replace(",", ".")
    # Only digits: Python would also read «1e9», «NaN», «infinity» and «1_000».
    if not re.fullmatch(r"-?[0-9]+(\.[0-9]*)?|-?\.[0-9]+", plain):
        raise ValueError("Scrivi un importo in euro, per esempio 1.250,50.")
    cents = Decimal(plain) * 100
    if cents != cents.to_integral_value():
        raise ValueError("Un importo in euro ha al più due decimali.")
    if abs(cents) > LARGEST:
        raise ValueError("L'importo è troppo grande.")
    return int(cents)


def euros(cents: int) -> str:
    """Write an amount the Italian way: `1.250,50 €`."""
    whole, rest = divmod(abs(cents), 100)
    sign = "−" if cents < 0 else ""
    return f"{sign}{whole:,}".replace(",", ".") + f",{rest:02d} €"
