"""The sessions in a tree of no known standard, each with what stands around it."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from events.program.formats import plain_fields, plain_when
from events.program.formats.json_file import Thing, Tree
from events.program.formats.json_tree import things
from events.program.formats.plain_fields import Facts, Said
from events.program.formats.plain_words import NAMED, PARTS, PEOPLE, SESSION, TRANSLATED

DEEPEST = 12  # levels: forum, days, rooms, slots and their lists
TIMES = ("start", "end", "time", "length")
PLACED = ("room", "track")
STARTS = {"start", "time"}
VAGUE = {"name", "label"}  # what rooms have too


class Around(Struct, frozen=True, kw_only=True):
    """What containers say for the sessions in them."""

    times: Facts = {}
    places: dict[str, Tree] = {}


class Found(Struct, frozen=True, kw_only=True):
    """A session with its own facts and those that it has from around it."""

    thing: Thing
    facts: Facts


def sessions(tree: Tree, around: Around = Around(), depth: int = 0) -> Iterator[Found]:  # noqa: B008 - frozen
    """All sessions below, in the order of the file; a container is none itself."""
    if depth > DEEPEST:
        return
    if isinstance(tree, list):
        for each in tree:
            yield from sessions(each, around, depth + 1)
    if not isinstance(tree, Thing):
        return
    value = plain_fields.in_languages(tree, TRANSLATED)
    facts = SESSION.facts(value)
    held = [] if _has_parts(value, facts) else list(_inside(value, facts, around, depth))
    if held:
        yield from held
    elif _is_session(value, titled := _titled(facts), around):
        yield Found(thing=value, facts=_complete(titled, around))


def known(tree: Tree, depth: int = 0) -> Iterator[tuple[str, str, Thing]]:
    """What lists of persons, rooms and themes beside the sessions have: field, id and object."""
    if isinstance(tree, Thing) and depth < len(PLACED):
        for told, held in tree.items():
            field = "person" if plain_fields.key(told) in PEOPLE else SESSION.field(told)
            if field in ("person", *PLACED):
                for name, each in _listed(held):
                    yield field, name, each
            elif isinstance(held, Thing):
                yield from known(held, depth + 1)


def _listed(held: Tree) -> Iterator[tuple[str, Thing]]:
    for each in things(held):
        said = plain_fields.first(NAMED.facts(each), "id")
        if isinstance(said, str):
            yield said, each
    if isinstance(held, Thing):
        yield from ((name, each) for name, each in held.items() if isinstance(each, Thing))


def _inside(value: Thing, facts: Facts, around: Around, depth: int) -> Iterator[Found]:
    own = _outer(facts, around)
    for told, held in value.items():
        if isinstance(held, (Thing, list)) and plain_fields.key(told) not in PEOPLE:
            yield from _below(told, held, own, depth)


def _below(told: str, held: Tree, around: Around, depth: int) -> Iterator[Found]:
    """What stands under a key: the key may be a day, or the objects be rooms or days."""
    field = SESSION.field(told)
    if plain_when.is_day(told):
        around = _with_day(around, told)
    if field in PLACED:
        for name, each in _members(held):
            placed = replace(
                around, places={**around.places, field: name or around.places.get(field, "")}
            )
            yield from sessions(each, placed, depth + 1)
    else:
        yield from sessions(held, around, depth + 1)


def _members(held: Tree) -> Iterator[tuple[Tree, Tree]]:
    """The members of a list or an object of rooms or themes, with their names."""
    if isinstance(held, list):
        for each in held:
            yield (plain_fields.text(each, NAMED) if isinstance(each, Thing) else ""), each
    elif isinstance(held, Thing) and not plain_fields.first(NAMED.facts(held), "name"):
        yield from held.items()


def _outer(facts: Facts, around: Around) -> Around:
    """What a container adds: its day, its places, and its hours where it is a slot of time."""
    times = dict(around.times)
    if any(plain_when.has_time(said.value) for said in facts.get("start", facts.get("time", ()))):
        times |= {field: facts[field] for field in TIMES if field in facts}
    if "day" in facts:
        times["day"] = facts["day"]
    own = {field: plain_fields.first(facts, field) for field in PLACED if field in facts}
    flat = {field: held for field, held in own.items() if isinstance(held, str)}
    return Around(times=times, places={**around.places, **flat})


def _with_day(around: Around, told: str) -> Around:
    return replace(around, times={**around.times, "day": [Said("day", told)]})


def _complete(facts: Facts, around: Around) -> Facts:
    """A session's facts, and from around it what it does not say itself."""
    added = dict[str, list[Said]]()
    if not STARTS & set(facts):
        added |= {field: said for field, said in around.times.items() if field in TIMES}
    if "day" in around.times:
        added["day"] = around.times["day"]
    places = {field: [Said(field, held)] for field, held in around.places.items() if held}
    return {**places, **added, **facts}


def _titled(facts: Facts) -> Facts:
    """The facts of something with a time; its summary or topic is a title where it has no other."""
    for field in ("abstract", "track"):
        if "title" not in facts and field in facts and STARTS & set(facts):
            rest = {other: said for other, said in facts.items() if other != field}
            return {**rest, "title": facts[field]}
    return facts


def _is_session(value: Thing, facts: Facts, around: Around) -> bool:
    """Whether it has a title, and a time or persons; in a slot of time a sure title is enough."""
    if "title" not in facts:
        return False
    timed = {"start", "time", "day", "end", "length"} & set(facts)
    peopled = any(plain_fields.key(told) in PEOPLE for told in value)
    slotted = STARTS & set(around.times) and plain_fields.key(facts["title"][0].key) not in VAGUE
    return bool(timed or peopled or slotted)


def _has_parts(value: Thing, facts: Facts) -> bool:
    """Whether what it holds are talks within one session, not sessions."""
    timed = "title" in facts and STARTS & set(facts)
    return bool(timed) and any(plain_fields.key(told) in PARTS for told in value)
