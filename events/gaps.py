"""What rows lack, as conditions: lists filter by them and the home counts by them, so both agree."""

from django.db.models import Q


def no_text(field: str, language: str) -> Q:
    """A text that is missing in a language."""
    return ~Q(**{f"{field}__has_key": language})


def untranslated(field: str, language: str) -> Q:
    """A text that is there in some language but not in this one; nobody misses an empty one."""
    return no_text(field, language) & ~Q(**{field: {}})
