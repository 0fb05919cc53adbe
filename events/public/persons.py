"""The page of a person across forums: names in all of them, and what they were at each, as of it."""

from collections.abc import Iterator

from msgspec import Struct

from events import portraits
from events.casts import Turn
from events.persons import Engagement, Someone
from events.program import text
from events.program.text import Texts
from events.public import markup
from events.public.linked import block, edition, thing
from events.public.monogram import LARGE, Monogram, in_scripts, portrait
from events.public.said import Said
from events.public.shelf import Listed, listed
from events.public.spellings import lines, spelt
from events.web import absolute
from events.words import labels


class Part(Struct, frozen=True, kw_only=True):
    """A part in a session of some forum."""

    role: str
    title: Said
    url: str
    cancelled: bool


class At(Struct, frozen=True, kw_only=True):
    """What somebody was at one forum; `name` where it was spelled otherwise there."""

    forum: Listed
    url: str
    name: Said | str
    post: tuple[Said, ...]
    cancelled: bool
    parts: tuple[Part, ...]


class Voice:
    """How a page says texts of several forums: in its language, else in the first that has it."""

    def __init__(self, who: Someone, language: str) -> None:
        spoken = (tag for one in who.forums for tag in one.forum.card.languages)
        self.language, self.spoken = language, tuple(dict.fromkeys(spoken))

    def say(self, texts: Texts) -> Said:
        """One text and its language."""
        picked = text.pick(texts, (self.language, *self.spoken))
        return Said(picked.text, picked.language, self.language)

    def post(self, one: Engagement) -> tuple[Said, ...]:
        """Position and organisation as of the forum."""
        employer = one.organisation.names if one.organisation else {}
        return tuple(filter(None, map(self.say, (one.speaker.position, employer))))


def person(who: Someone, language: str) -> dict[str, object]:
    """The context of a person's page; `language` is the active one."""
    voice, newest = Voice(who, language), who.forums[0]
    name, forums = voice.say(who.everywhere), tuple(_at(one, voice, who) for one in who.forums)
    employer = newest.organisation.names if newest.organisation else {}
    parts = (who.everywhere, newest.speaker.position, employer)
    address = absolute(f"/{language}/people/{who.slug}/")
    return {
        "title": name.text,
        "name": name,
        "post": voice.post(newest),
        "as_of": forums[0].forum,
        "monograms": _monograms(who, voice),
        "country": who.country and labels.country_name(who.country, language),
        "spellings": tuple(spelt(who.everywhere, voice.spoken, language)),
        "lines": tuple(lines(parts, voice.spoken, language)),
        "reported": who.misspelt,
        "links": tuple(filter(markup.web_link, who.links)),
        "forums": forums,
        "about": _about(name, forums),
        "address": address,
        "picture": _picture(who),
        "linked": block(_told(who, voice, address)),
    }


def _at(one: Engagement, voice: Voice, who: Someone) -> At:
    root, name = f"/{voice.language}/{one.forum.slug}/", voice.say(one.speaker.names)
    same = who.everywhere.get(name.language) == name.text
    return At(
        forum=listed(one.forum, voice.language),
        url=f"{root}speakers/{one.speaker.slug}/",
        name="" if same else name,
        post=voice.post(one),
        cancelled=one.speaker.status == "cancelled",
        parts=tuple(_parts(one.part.turns, voice, root)),
    )


def _parts(turns: tuple[Turn, ...], voice: Voice, root: str) -> Iterator[Part]:
    for turn in turns:
        yield Part(
            role=labels.role(turn.role),
            title=voice.say(turn.title),
            url=f"{root}sessions/{turn.slug}/",
            cancelled=turn.cancelled,
        )


def _monograms(who: Someone, voice: Voice) -> tuple[Monogram, ...]:
    if photo := who.newest.photo:
        return (portrait(photo, voice.say(photo.alt), LARGE),)
    return in_scripts(who.everywhere, (voice.language, *voice.spoken), voice.language)


def _picture(who: Someone) -> str:
    return absolute(portraits.whole(who.newest.photo)) if who.newest.photo else ""


def _about(name: Said, forums: tuple[At, ...]) -> str:
    """One sentence of plain words: who, and at which forums."""
    named = ", ".join(at.forum.name.text for at in forums)
    return f"{name.text}: {named}."


def _told(who: Someone, voice: Voice, address: str) -> dict[str, object]:
    """The person as linked data; the id is that of the speaker's at every forum."""
    name, newest = voice.say(who.everywhere).text, who.forums[0]
    others = dict.fromkeys((*who.everywhere.values(), *who.misspelt))
    where = newest.organisation
    return {
        **thing("Person", who.uuid, name, address),
        "alternateName": [spelling for spelling in others if spelling != name],
        "image": _picture(who),
        "jobTitle": voice.say(newest.speaker.position).text,
        "affiliation": where and thing("Organization", where.uuid, voice.say(where.names).text, ""),
        "sameAs": list(filter(markup.web_link, who.links)),
        "performerIn": [_event(one, voice) for one in who.forums],
    }


def _event(one: Engagement, voice: Voice) -> dict[str, object]:
    card, path = one.forum.card, f"/{voice.language}/{one.forum.slug}/"
    return edition(one.forum.uuid, voice.say(card.names).text, path, card.starts)
