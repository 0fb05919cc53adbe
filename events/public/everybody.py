"""The list of persons of all forums, in the page's alphabet or as words find them, in portions."""

import re
from collections.abc import Iterator, Mapping

from events.persons import People, Someone
from events.program import names, text
from events.public import seeking
from events.public.monogram import SMALL, Monogram, initials, portrait
from events.public.people import Person
from events.public.persons import Voice
from events.public.said import Said

PORTION = 200


def everybody(people: People, language: str, query: Mapping[str, str]) -> dict[str, object]:
    """The context of the list; `q` are words, `page` is the portion."""
    sought = seeking.words_of(query)
    found = people.find(sought) if sought else _alphabetical(people, language)
    last = max(1, -(-len(found) // PORTION))
    page = min(_number(query.get("page", "")), last)
    portion = found[(page - 1) * PORTION : page * PORTION]
    shown = tuple(_listed(portion, language, letters=not sought))
    return {
        "sought": sought,
        "count": len(found),
        "total": len(people.by_id),
        "people": shown,
        "names_note": any(each.name.foreign for each in shown),
        "page": page,
        "last": last,
        "before": _asked(sought, page - 1) if page > 1 else "",
        "after": _asked(sought, page + 1) if page < last else "",
        "query": _asked(sought, page) if sought or page > 1 else "",
    }


def _alphabetical(people: People, language: str) -> list[Someone]:
    key = names.collation(language)
    return sorted(people.by_id.values(), key=lambda who: key(_filed(who)))


def _filed(who: Someone) -> str:
    return who.newest.sort_key or text.pick(who.everywhere, ()).text


def _listed(found: list[Someone], language: str, *, letters: bool) -> Iterator[Person]:
    last = ""
    for who in found:
        letter = names.upper(_filed(who)[:1], language) if letters else ""
        voice = Voice(who, language)
        name = voice.say(who.everywhere)
        yield Person(
            number=who.newest.number,
            name=name,
            url=f"/{language}/people/{who.slug}/",
            post=voice.post(who.forums[0]),
            monogram=_picture(who, name),
            letter=letter if letter != last else "",
        )
        last = letter


def _picture(who: Someone, name: Said) -> Monogram:
    photo = who.newest.photo
    return portrait(photo, Said("", "", ""), SMALL) if photo else initials(name)


def _number(asked: str) -> int:
    """Of what is no number the first portion."""
    return int(asked) if re.fullmatch(r"[1-9]\d{0,4}", asked) else 1


def _asked(sought: str, page: int) -> str:
    return seeking.asked({"q": sought, "page": str(page) if page > 1 else ""}) or "./"
