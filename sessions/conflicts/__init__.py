"""Conflicts of a programme: pure functions over bookings. Found anew each time, kept nowhere."""

from sessions.conflicts.conflict import SEVERITY, Conflict, Kind, Severity
from sessions.conflicts.finding import find

__all__ = ["SEVERITY", "Conflict", "Kind", "Severity", "find"]
