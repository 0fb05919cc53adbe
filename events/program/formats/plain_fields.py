"""Objects of no known standard, sorted by what their keys mean."""

import re
from collections.abc import Mapping, Set

from msgspec import Struct

from events.program.formats import json_tree
from events.program.formats.json_file import Thing, Tree

LANGUAGED = re.compile(
    r"(.+?)([_-]?)([Ee]n|[Aa]z|[Kk]a|[Rr]u|[Dd]e|[Ff]r|[Ee]s|[Ii]t|[Tt]r|[Uu]k|[Zz]h|[Jj]a|[Kk]o)"
)
CASES = re.compile(r"[\W_]")
EMPTY: tuple[Tree, ...] = ("", None, [], {})


class Said(Struct, frozen=True):
    """What an object says of one field, by the key that says it."""

    key: str
    value: Tree


Facts = dict[str, list[Said]]


class Fields:
    """Rows of keys by the field that they mean; the better keys of a row come first."""

    def __init__(self, rows: Mapping[str, str]) -> None:
        self.rows = rows
        self.places: dict[str, tuple[str, int]] = {}
        for field, row in rows.items():
            for rank, word in enumerate(row.split()):
                self.places.setdefault(key(word), (field, rank))

    def __contains__(self, told: str) -> bool:
        """Whether a key means one of the fields."""
        return key(told) in self.places

    def field(self, told: str) -> str:
        """The field that a key means; empty for none."""
        return self.places.get(key(told), ("", 0))[0]

    def facts(self, value: Thing) -> Facts:
        """What an object says by field, the better keys first; empty values say nothing."""
        found: dict[str, list[tuple[int, Said]]] = {}
        for told, held in value.items():
            place = self.places.get(key(told))
            if place and held not in EMPTY:
                found.setdefault(place[0], []).append((place[1], Said(told, held)))
        return {
            field: [said for _, said in sorted(rows, key=lambda row: row[0])]
            for field, rows in found.items()
        }


def key(text: str) -> str:
    """A key without case, spaces and hyphens: `startDate`, `start_date` and `Start date` alike."""
    return CASES.sub("", text).lower()


def first(facts: Facts, field: str) -> Tree:
    """What the best key says of a field."""
    rows = facts.get(field)
    return rows[0].value if rows else None


def text(value: Tree, named: Fields) -> str:
    """The text there; of an object its name, of a list the first that has one."""
    if isinstance(value, list):
        return next((told for each in value[:50] if (told := text(each, named))), "")
    told = json_tree.text(value)
    if not told and isinstance(value, Thing):
        return json_tree.text(first(named.facts(value), "name"))
    return told


def in_languages(value: Thing, translated: Set[str]) -> Thing:
    """The object with `title_en` and `titleRu` gathered into one `title` of two languages."""
    gathered: dict[str, Thing] = {}
    taken = set[str]()
    for told, held in value.items():
        match = LANGUAGED.fullmatch(told)
        apart = match and (match[2] or match[3][0].isupper())
        if match and apart and key(match[1]) in translated and isinstance(held, str):
            gathered.setdefault(match[1], Thing())[match[3].lower()] = held
            taken.add(told)
    if not gathered:
        return value
    left = {told: held for told, held in value.items() if told not in taken}
    made = Thing({**left, **gathered})
    made.line = value.line
    return made
