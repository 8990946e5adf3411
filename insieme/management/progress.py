"""Long commands say what they are doing and how long it took."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

WIDTH = 44


class Progress:
    """Writes one line a step: what, and its seconds once done."""

    def __init__(self, out: Any) -> None:
        self.out = out
        self.began = time.monotonic()

    def say(self, line: str = "") -> None:
        self.out.write(f"{line}\n")
        self.out.flush()

    @contextmanager
    def step(self, what: str) -> Iterator[None]:
        self.out.write(f"  {what:<{WIDTH}}", ending="")
        self.out.flush()
        started = time.monotonic()
        try:
            yield
        except BaseException:
            self.say(" stopped")
            raise
        self.say(f" {time.monotonic() - started:5.1f} s")

    @property
    def seconds(self) -> float:
        return time.monotonic() - self.began
