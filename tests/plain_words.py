"""How plain an Italian text is: the Gulpease index (Lucisano and Piemontese, 1988)."""

import re


def gulpease(text: str) -> float:
    """Measure readability from 0 to 100: from 60 on, somebody who finished the lower secondary school reads it alone.

    89 + (300 x sentences - 10 x letters) / words.
    """
    words = re.findall(r"[^\W_]+(?:'[^\W_]+)?", text)
    sentences = max(1, len(re.findall(r"[.!?:]+(?:\s|$)", text)))
    letters = sum(len(word) for word in words)
    return 89 + (300 * sentences - 10 * letters) / max(1, len(words))
