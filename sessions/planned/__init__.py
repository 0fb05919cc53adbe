"""Timed work: approved now, done at its hour, refused where it no longer applies."""

from sessions.planned.doing import work
from sessions.planned.verbs import (
    NotEmbargoed,
    TooLate,
    cancel,
    embargo,
    outdated,
    plan,
    read,
    renew,
)

__all__ = [
    "NotEmbargoed",
    "TooLate",
    "cancel",
    "embargo",
    "outdated",
    "plan",
    "read",
    "renew",
    "work",
]
