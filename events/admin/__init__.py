"""The admin of what a forum is: places, themes, teams and series."""

from events.admin import api_key, place, series, team, theme

__all__ = ["api_key", "place", "series", "team", "theme"]
