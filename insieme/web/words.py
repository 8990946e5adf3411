from django.utils.translation import gettext

from insieme.core.decisions import Decision


def words_of(decision: Decision) -> str:
    """A decision's reason, and the words in it, in the language of the page."""
    values = {
        name: gettext(value) if isinstance(value, str) and value else value for name, value in decision.values.items()
    }
    return gettext(decision.text).format(**values) if decision.text else ""
