"""What may be written after a command, when it is more than a number."""

import argparse
from pathlib import Path

LONGEST_NAME = 255


def a_file_name(text: str) -> Path:
    """A name that a file can have."""
    if not text.strip() or not text.isprintable():
        raise argparse.ArgumentTypeError("a file's name has letters that can be seen.")
    path = Path(text)
    if any(len(part.encode()) > LONGEST_NAME for part in path.parts):
        raise argparse.ArgumentTypeError("the name is too long for a file.")
    return path
