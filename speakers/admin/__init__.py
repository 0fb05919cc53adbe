"""The admin of who: persons, their organisations, and speakers at one forum."""

from speakers.admin import name_form, organisation, person, speaker

__all__ = ["name_form", "organisation", "person", "speaker"]
