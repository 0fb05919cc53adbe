"""The admin of what a forum is: places, themes, teams and series."""

from events.admin import place, series, team, theme

__all__ = ["place", "series", "team", "theme"]
