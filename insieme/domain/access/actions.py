"""Opening an account: part of the verbs that give somebody a role, or their portal."""

from allauth.account.models import EmailAddress

from insieme.domain.access.models import User


def open_user(email: str, name: str, *, language: str = "it") -> User:
    """Open an account without a password. Called by verbs that have asked their own rule.

    Its address is the programme's word, and a password comes only through a link sent there: it counts as verified, so
    that another takes its place only once its owner has answered from it.
    """
    user = User(email=email.lower(), name=name, language=language)
    user.set_unusable_password()
    user.save()
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user
