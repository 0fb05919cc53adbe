"""What a person is at forums, moved to another: speakers with their appearances."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db import connection, models

from sessions.models import Appearance
from speakers.models import Person, Speaker

if TYPE_CHECKING:
    from events.models import User

FILLED = (
    "name", "position", "biography", "organisation_id", "delegation_id", "protocol_order",
    "consent_record", "consent_stream", "consent_photograph", "licence",
)  # fmt: skip
PRESENCE = ("present_from", "present_to")
NOTED = ("availability", "notes")
UNDECIDED = (Speaker.Status.PROPOSED, Speaker.Status.INVITED)
Moved = dict[str, tuple[str, ...]]


def move(old: Person, kept: Person, *, by: "User | str") -> Moved:
    """Makes the kept person speak wherever the old one did; says what was moved and what doubled."""
    there = {speaker.forum_id: speaker for speaker in kept.speakers.select_related("person")}
    moved: dict[str, list[str]] = {"speakers": [], "appearances": [], "doubled": []}
    rows = old.speakers.select_related("forum", "person").order_by("pk")
    for speaker in rows:
        moved["speakers"].append(str(speaker.forum))
        if same := there.get(speaker.forum_id):
            _appearances(speaker, same, moved, by)
            _blend(same, speaker, by)
            for absence in speaker.absences.all():
                absence.speaker = same
                save(absence, by)
            _checked()
            signed(speaker, by).delete()
        else:
            speaker.person = kept
            save(speaker, by)
    return {name: tuple(each) for name, each in moved.items()}


def fill(row: models.Model, other: models.Model, names: Iterable[str]) -> None:
    """Sets what the row lacks as the other has it; of texts, the languages that it lacks."""
    for name in names:
        ours, theirs = getattr(row, name), getattr(other, name)
        if isinstance(theirs, dict):
            setattr(row, name, theirs | {tag: said for tag, said in ours.items() if said})
        elif ours in (None, ""):
            setattr(row, name, theirs)


def save(row: models.Model, by: "User | str") -> None:
    """Saves it; its history says who did."""
    signed(row, by).save()


def signed(row: Any, by: "User | str") -> Any:
    """The row, whose history will say who changed it."""
    row._history_user = None if isinstance(by, str) else by
    row._change_reason = by if isinstance(by, str) else None
    return row


def _appearances(
    old: Speaker, kept: Speaker, moved: dict[str, list[str]], by: "User | str"
) -> None:
    """Moves each part; of two of one role in a session one stays, with what the other says."""
    there = {(part.session_id, part.role): part for part in kept.appearances.all()}
    for part in old.appearances.select_related("session").order_by("pk"):
        told = f"{part.session} ({part.get_role_display()})"
        if same := there.get((part.session_id, part.role)):
            fill(same, part, ("topic", "minutes", "instead_of_id"))
            signed(part, by).delete()
            part, name = same, "doubled"  # noqa: PLW2901 - the one that stays
        else:
            part.speaker, name = kept, "appearances"
        if part.instead_of_id in (old.pk, kept.pk):
            part.instead_of = None
        save(part, by)
        moved[name].append(told)
    for part in Appearance.objects.filter(instead_of=old):
        part.instead_of = None if part.speaker_id == kept.pk else kept
        save(part, by)


def _blend(kept: Speaker, old: Speaker, by: "User | str") -> None:
    """The kept speaker with what only the other's row says; notes of both."""
    fill(kept, old, FILLED)
    if kept.present_from is None and kept.present_to is None:
        fill(kept, old, PRESENCE)
    for name in NOTED:
        said = dict.fromkeys(filter(None, (getattr(kept, name), getattr(old, name))))
        setattr(kept, name, "\n".join(said))
    if kept.status in UNDECIDED and old.status in Speaker.PUBLISHED:
        kept.status = old.status
    save(kept, by)


def _checked() -> None:
    """Lets deferred constraints speak now, where the reason is known."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
