"""What somebody had written in a form that could not be acted upon: given back on the page that says so, to be copied."""

from django.http import HttpRequest

UNSPOKEN = ("password", "token", "code")


def written(request: HttpRequest) -> list[str]:
    """The texts of a submission, those of more than one word; never a secret, and nothing of a page that only reads."""
    texts = ((name, text.strip()) for name, texts in request.POST.lists() for text in texts)
    return [text for name, text in texts if len(text.split()) > 1 and not any(each in name for each in UNSPOKEN)]
