"""What the process says about itself: lines to read, or one JSON object a line for machines."""

import json
import logging
import re
from datetime import UTC, datetime
from typing import Any

# What follows is known to whom it was sent alone, and opens what it names.
SECRET = re.compile(r"(/(?:preview|agendas)/)[\w-]{20,}")


class Discreet(logging.Filter):
    """Keeps the secrets of addresses out of what is logged of a request."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Lets every record pass, with “…” for a secret."""
        if isinstance(record.args, tuple):
            record.args = tuple(
                SECRET.sub(r"\1…", each) if isinstance(each, str) else each for each in record.args
            )
        return True


class JsonFormatter(logging.Formatter):
    """One JSON object a line: time, level, logger, message, and the traceback where there is one."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as JSON."""
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        if status := getattr(record, "status_code", None):
            line["status"] = status
        return json.dumps(line, ensure_ascii=False)


def configuration(style: str) -> dict[str, Any]:
    """The logging configuration for `style`, "text" or "json": everything to stderr."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "text": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"},
            "json": {"()": "forum_site.logs.JsonFormatter"},
        },
        "filters": {"discreet": {"()": "forum_site.logs.Discreet"}},
        "handlers": {
            "stderr": {
                "class": "logging.StreamHandler",
                "formatter": style,
                "filters": ["discreet"],
            },
        },
        "root": {"handlers": ["stderr"], "level": "INFO"},
        "loggers": {
            "django": {"handlers": [], "level": "INFO"},
            "django.server": {"handlers": [], "level": "INFO", "propagate": True},
            "axes": {"level": "WARNING"},
            "_granian": {"level": "INFO"},
        },
    }
