"""Which user of the machine the database server runs as: PostgreSQL refuses to run as root."""

import os
import pwd
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

from insieme.database.problems import DatabaseProblem


class Dropping(TypedDict, total=False):
    """The arguments with which a program is started as somebody else; empty when it is started as oneself."""

    user: int
    group: int
    extra_groups: list[int]


@dataclass(frozen=True)
class Account:
    uid: int
    gid: int
    name: str

    @property
    def is_somebody_else(self) -> bool:
        return self.uid != os.geteuid()

    @property
    def dropping(self) -> Dropping:
        if not self.is_somebody_else:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def can_enter(self, folder: Path) -> bool:
        """Whether this user can pass through the folder and all those above it that exist."""
        return all(self._may(each, stat.S_IXUSR) for each in (folder, *folder.parents) if each.exists())

    def can_read(self, folder: Path) -> bool:
        return self.can_enter(folder) and self._may(folder, stat.S_IRUSR)

    def _may(self, path: Path, owner_bit: int) -> bool:
        facts = path.stat()
        if facts.st_uid == self.uid:
            return bool(facts.st_mode & owner_bit)
        if facts.st_gid == self.gid:
            return bool(facts.st_mode & (owner_bit >> 3))
        return bool(facts.st_mode & (owner_bit >> 6))


def server_account() -> Account:
    """Oneself; for root, `postgres` or else `nobody`. DatabaseProblem when that user has no name on the machine."""
    uid = os.geteuid()
    if uid != 0:
        try:
            entry = pwd.getpwuid(uid)
        except KeyError:
            raise DatabaseProblem(
                f"User number {uid} has no name on this machine (no line in /etc/passwd), and PostgreSQL cannot be "
                "set up by a user without a name. Add the user, run as another one, or point DATABASE_URL to a server."
            ) from None
        return Account(uid, os.getegid(), entry.pw_name)
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(entry.pw_uid, entry.pw_gid, name)
    raise DatabaseProblem(
        "PostgreSQL refuses to run as root, and there is neither a user postgres nor a user nobody to run it as. "
        "Run as an ordinary user, or point DATABASE_URL to a server."
    )
