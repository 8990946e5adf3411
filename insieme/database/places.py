"""Where the embedded server keeps its data and its socket: known without starting anything."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from insieme.database.accounts import Account, server_account

PORT = "5432"
LONGEST_SOCKET = 100  # the kernel's limit is 107 bytes; PostgreSQL adds a lock file beside the socket
REACHABLE_BY_ALL = Path("/var/lib/insieme")


@dataclass(frozen=True)
class Places:
    """`data` is what the installation names; `home` is where the server's user can really work."""

    data: Path
    home: Path
    account: Account

    @property
    def cluster(self) -> Path:
        return self.home / "postgres"

    @property
    def log(self) -> Path:
        return self.home / "postgres.log"

    @property
    def socket_folder(self) -> Path:
        natural = self.home / "run"
        if len(os.fsencode(natural / f".s.PGSQL.{PORT}")) <= LONGEST_SOCKET:
            return natural
        return Path("/tmp") / f"insieme-{self.account.uid}-{_short(self.home)}"  # noqa: S108 - made 0700, owner checked


def places(data: Path) -> Places:
    """Decide where things stand for this data folder and for whoever asks."""
    data = data.absolute()
    account = server_account()
    home = data
    if account.is_somebody_else and not account.can_enter(data):
        # Root's own folders are closed to the user the server runs as, and opening them is not ours to do.
        home = REACHABLE_BY_ALL / _short(data)
    return Places(data=data, home=home, account=account)


def _short(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:12]
