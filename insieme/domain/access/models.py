from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models

from insieme.core.models import Thing


class Users(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(Thing, AbstractBaseUser):
    """Someone who signs in. What they may see and do comes from their memberships, never from here."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    language = models.CharField(max_length=5, default="it")
    is_active = models.BooleanField(default=True)

    objects: ClassVar[Users] = Users()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Privacy:
        personal = frozenset({"email", "name", "password", "last_login"})
        pseudonymous = frozenset({"id", "language", "is_active"})

    def get_full_name(self) -> str:
        return self.name
