"""What a document can be searched by: each word of its names and titles, and where it stands."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Literal, NamedTuple
from uuid import UUID

from msgspec import Struct

from events.program import names
from events.program.document import Document, Organisation, Session, Speaker, Theme
from events.program.text import Texts, clean

Kind = Literal["speaker", "session"]
Source = tuple[str, str, str]  # field, language, text


class Form(NamedTuple):
    """One text under which the thing at `place` can be found."""

    place: int
    field: str
    language: str
    text: str
    size: int


class Word(NamedTuple):
    """A word of the vocabulary, folded and as written, and the forms that have it."""

    folded: str
    written: str
    forms: tuple[int, ...]


class Vocabulary(Struct, frozen=True, kw_only=True):
    """The words by which a document's speakers or its sessions are found, in order."""

    kind: Kind
    ids: tuple[UUID, ...]
    forms: tuple[Form, ...]
    words: tuple[Word, ...]
    folded: tuple[str, ...]
    spoken: tuple[str, ...]
    bones: tuple[str, ...]
    by_bone: dict[str, tuple[int, ...]]
    by_letters: dict[str, tuple[int, ...]]


def vocabularies(document: Document) -> tuple[Vocabulary, Vocabulary]:
    """That of the speakers and that of the sessions."""
    organisations = {row.uuid: row for row in document.organisations}
    people = {
        speaker.uuid: list(_of_speaker(speaker, organisations)) for speaker in document.speakers
    }
    themes = {theme.uuid: theme for theme in document.themes}
    sessions = {
        session.uuid: list(_of_session(session, people, themes)) for session in document.sessions
    }
    return _vocabulary("speaker", people), _vocabulary("session", sessions)


def words_of(text: str) -> Iterator[tuple[str, str]]:
    """Each word folded and as written, in lower case."""
    for written in clean(text).split():
        for folded in names.fold(written).split():
            yield folded, names.lower(written)


def _joined(text: str) -> Iterator[tuple[str, str]]:
    """Each word with hyphens as one: "Mustafa-zadə" is sought as "Mustafazade" too."""
    for written in clean(text).split():
        parts = names.fold(written).split()
        if parts[1:]:
            yield "".join(parts), names.lower(written)


def letters_of(folded: str) -> set[str]:
    """The letters of a word in the order of the alphabet, as they are and none doubled.

    Words of which two letters have changed places, or one is doubled, share one of these.
    """
    return {"".join(sorted(word)) for word in (folded, names.REPEATED.sub(r"\1", folded))}


def _texts(field: str, texts: Texts) -> Iterator[Source]:
    return ((field, language, text) for language, text in texts.items())


def _of_speaker(speaker: Speaker, organisations: dict[UUID, Organisation]) -> Iterator[Source]:
    yield from _texts("name", speaker.names)
    for form in speaker.forms:
        if form.kind == "official":
            yield ("name", form.language, form.text)
            yield ("name", form.language, form.short)
        else:
            yield ("reported", form.language, form.text)
    for uuid in (speaker.organisation, speaker.delegation):
        if uuid and (row := organisations.get(uuid)):
            yield from _texts("organisation", row.names | {"": row.abbreviation})


def _of_session(
    session: Session, people: dict[UUID, list[Source]], themes: dict[UUID, Theme]
) -> Iterator[Source]:
    yield from _texts("title", session.title)
    yield from _texts("subtitle", session.subtitle)
    for title in session.reported_titles:
        yield ("reported_title", title.language, title.text)
    for appearance in session.appearances:
        for field, language, text in people.get(appearance.speaker, ()):
            yield ("organisation" if field == "organisation" else "speaker", language, text)
    for uuid in (session.theme, *session.themes):
        if uuid and (theme := themes.get(uuid)):
            yield from _texts("theme", theme.names)


def _vocabulary(kind: Kind, sources: dict[UUID, list[Source]]) -> Vocabulary:
    forms: list[Form] = []
    places: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, texts in enumerate(sources.values()):
        for field, language, text in dict.fromkeys(texts):
            words = list(words_of(text))
            for word in dict.fromkeys((*words, *_joined(text))):
                places[word].append(len(forms))
            forms.append(Form(place, field, language, text, len(words)))
    entries = tuple(Word(*word, tuple(places[word])) for word in sorted(places))
    by_bone: dict[str, list[int]] = defaultdict(list)
    by_letters: dict[str, list[int]] = defaultdict(list)
    for number, entry in enumerate(entries):
        for letters in letters_of(entry.folded):
            by_letters[letters].append(number)
        for bone in names.skeletons(entry.folded):
            by_bone[bone].append(number)
    return Vocabulary(
        kind=kind,
        ids=tuple(sources),
        forms=tuple(forms),
        words=entries,
        folded=tuple(word.folded for word in entries),
        spoken=tuple(names.spoken(word.folded) for word in entries),
        bones=tuple(by_bone),
        by_bone={bone: tuple(numbers) for bone, numbers in by_bone.items()},
        by_letters={letters: tuple(numbers) for letters, numbers in by_letters.items()},
    )
