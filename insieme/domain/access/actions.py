"""Opening an account: part of the verbs that give somebody a role, or their portal."""

from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction

from insieme.core.decisions import Denied, no
from insieme.domain.access.models import User

TAKEN_MEANWHILE = "Intanto qualcuno ha aperto un accesso con questo indirizzo e-mail: ricarica la pagina e controlla."


def open_user(email: str, name: str, *, language: str = "it") -> User:
    """Open an account without a password. Called by verbs that have asked their own rule.

    Its address is the programme's word, and a password comes only through a link sent there: it counts as verified, so
    that another takes its place only once its owner has answered from it.
    """
    user = User(email=email.lower(), name=name, language=language)
    user.set_unusable_password()
    try:
        with transaction.atomic():
            user.save()
            EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    except IntegrityError as error:
        # Two at once: the second waited for the first, and finds the address taken.
        raise Denied(no(TAKEN_MEANWHILE)) from error
    return user
