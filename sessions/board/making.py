"""New sessions on the board: a break, or a copy with another's texts, theme, languages, people."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.utils import translation
from simple_history.utils import bulk_create_with_history

from events.models import Forum
from events.multilingual_form import UI_LANGUAGES
from events.program import names, text
from events.words.labels import KINDS
from sessions.board.items import BREAK, Item
from sessions.board.signing import Signature
from sessions.models import Appearance, Session
from sessions.models.choices import State

# What a copy takes along. Not what is said of the one event: where it came from, what became of
# it, its links and reports, the team's notes.
COPIED = (
    "kind", "source_kind", "title", "subtitle", "abstract", "description", "theme_id",
    "more_speakers", "floor_languages", "interpretation", "sign_languages", "captions",
    "coverage", "attribution", "gathering_point", "audience", "expected_audience",
)  # fmt: skip
PART = ("speaker_id", "role", "order", "topic", "minutes", "instead_of_id")


def originals(forum: Forum, items: Iterable[Item]) -> dict[UUID, Session]:
    """The sessions that the items are copies of."""
    wanted = {item.copy for item in items if item.copy}
    rows = forum.sessions.filter(uuid__in=wanted) if wanted else Session.objects.none()
    return {row.uuid: row for row in rows.prefetch_related("appearances", "themes")}


def made(forum: Forum, item: Item, original: Session | None, language: str) -> Session:
    """The new session, unsaved and without a place.

    It is a draft, whatever the original: somebody shall look at it. A break needs no confirming.
    """
    facts: dict[str, Any] = {"kind": item.kind, "title": _title(forum, item, language)}
    if original is not None:
        facts = {name: getattr(original, name) for name in COPIED}
    state = State.CONFIRMED if facts["kind"] == BREAK else State.DRAFT
    return Session(forum=forum, uuid=item.id, state=state, **facts)


def create(
    forum: Forum, new: Mapping[UUID, Session], copies: Mapping[UUID, Session], by: Signature
) -> None:
    """Writes the new sessions; `copies` are the originals of those that have one."""
    rows = list(new.values())
    identify(forum, rows)
    bulk_create_with_history(rows, Session, **by.bulk)
    parts = [
        Appearance(session=new[uuid], **{name: getattr(part, name) for name in PART})
        for uuid, original in copies.items()
        for part in original.appearances.all()
    ]
    _number(parts)
    if parts:
        bulk_create_with_history(parts, Appearance, **by.bulk)
    for uuid, original in copies.items():
        if further := original.themes.all():
            by.on(new[uuid]).themes.set(further)


def identify(forum: Forum, rows: list[Session]) -> None:
    """Gives each the next number and a free address: many rows at once cannot ask one by one."""
    _number(rows)
    addressed = [row for row in rows if not row.slug]
    if not addressed:
        return
    taken = set(Session.objects.filter(forum=forum).values_list("slug", flat=True))
    for row in addressed:
        row.slug = names.slug(text.pick(row.title, ("en",)).text, taken)
        taken.add(row.slug)


def _number(rows: list[Any]) -> None:
    """The first asks, and is alone until it commits; the others count on."""
    unnumbered = [row for row in rows if row.number is None]
    if unnumbered:
        field: Any = unnumbered[0]._meta.get_field("number")
        first = field.pre_save(unnumbered[0], add=True)
        for number, row in enumerate(unnumbered, start=first):
            row.number = number


def _title(forum: Forum, item: Item, language: str) -> dict[str, str]:
    """What was typed, in the reader's language; a break without a name has it in every language."""
    if item.title:
        return {language if language in forum.languages else forum.languages[0]: item.title}
    title = {}
    for tag in [tag for tag in forum.languages if tag in UI_LANGUAGES] or ["en"]:
        with translation.override(tag):
            title[tag] = str(KINDS[item.kind])
    return title
