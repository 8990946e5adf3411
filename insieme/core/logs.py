"""Logs that a machine can read: one JSON object a line, which never repeats what somebody typed or who somebody is."""

import logging
from collections.abc import MutableMapping
from typing import Any

import structlog

# What a library may hand to its log and could name a person: an address, a form, a statement with its values.
NEVER_KEPT = frozenset({"request", "args", "sql", "params", "exc_info", "exception", "stack", "job", "call_string"})
LABELS = (
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
)


def without_personal_values(_logger: object, _method: str, entry: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Keep what kind of thing went wrong and where; drop the values it went wrong with."""
    record: logging.LogRecord | None = entry.get("_record")
    if record is not None:
        entry.update(_of_the_answer(record))
        if record.exc_info and record.exc_info[0]:
            entry["error"] = record.exc_info[0].__name__
            entry["where"] = _where(record.exc_info[2])
    for key in NEVER_KEPT & entry.keys():
        del entry[key]
    return entry


def _of_the_answer(record: logging.LogRecord) -> dict[str, Any]:
    """Of a request that went wrong, which page it was for (its pattern, not its address) and the status given."""
    match = getattr(getattr(record, "request", None), "resolver_match", None)
    known = {"status": getattr(record, "status_code", None), "page": getattr(match, "view_name", None)}
    return {name: value for name, value in known.items() if value}


def _where(trace: Any) -> list[str]:
    steps = []
    while trace is not None:
        code = trace.tb_frame.f_code
        steps.append(f"{code.co_filename.rsplit('/', 3)[-1]}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return steps[-8:]


def logging_settings(*, level: str = "WARNING") -> dict[str, Any]:
    """Django's LOGGING: everything to the standard error, as JSON."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "json": {
                "()": structlog.stdlib.ProcessorFormatter,
                "use_get_message": False,  # the message before its values are put in it
                "foreign_pre_chain": [*LABELS, without_personal_values],
                "processors": [
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    structlog.processors.JSONRenderer(ensure_ascii=False),
                ],
            }
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            "django": {"handlers": [], "level": level, "propagate": True},
            # Each address that is not there (404) or not allowed (403) is no news.
            "django.request": {"level": "ERROR" if level == "WARNING" else level},
        },
    }
