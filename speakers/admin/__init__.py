"""The admin of who: persons, their organisations, and speakers at one forum."""

from speakers.admin import organisation, person, speaker

__all__ = ["organisation", "person", "speaker"]
