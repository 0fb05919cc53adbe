"""Joining a duplicate into the person it is: everything moves, the former identity is kept."""

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Q
from msgspec import Struct

from events.models import Forum
from sessions.merging import parts, spellings
from speakers.models import FormerPerson, Person, PersonMatch

if TYPE_CHECKING:
    from events.models import User

PHOTO = ("photo_sha256", "photo_width", "photo_height", "photo_alt", "photo_credit",
         "photo_consent")  # fmt: skip


class NotJoined(ValueError):
    """These two cannot be joined; nothing was changed."""


class Joined(Struct, frozen=True, kw_only=True):
    """What a join moved to the kept person, or with `dry_run` would move."""

    into: str
    duplicate: str
    forms: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    appearances: tuple[str, ...] = ()
    doubled: tuple[str, ...] = ()
    photo: bool = False
    links: tuple[str, ...] = ()


def join(duplicate: Person, into: Person, *, by: "User | str", dry_run: bool = False) -> Joined:
    """Moves all that the duplicate has to `into` and removes it. Raises NotJoined.

    What both have stays as the kept person has it. The next release of each forum says that the
    former identity was merged, so that its addresses lead on; imports go on finding it.
    """
    with transaction.atomic():
        old, kept = _held(duplicate, into)
        joined = Joined(
            into=kept.plain_name,
            duplicate=old.plain_name,
            forms=tuple(spellings.move(old, kept, by=by)),
            photo=bool(old.photo_sha256 and not kept.photo_sha256),
            links=tuple(link for link in old.links if link not in kept.links),
            **parts.move(old, kept, by=by),
        )
        _facts(old, kept, by)
        _identity(old, kept)
        _matches(old, kept)
        parts.signed(old, by)
        old.delete()
        transaction.set_rollback(dry_run)
    return joined


def _held(duplicate: Person, into: Person) -> tuple[Person, Person]:
    """Both rows, locked after their forums as an import locks them."""
    if duplicate.pk == into.pk:
        raise NotJoined(f"{into} cannot be joined with themselves.")
    keys = (duplicate.pk, into.pk)
    forums = Forum.objects.filter(speakers__person__in=keys).values("pk")
    list(Forum.objects.select_for_update(no_key=True).filter(pk__in=forums).order_by("pk"))
    rows = Person.objects.select_for_update().filter(pk__in=keys).order_by("pk")
    held = {row.pk: row for row in rows}
    if len(held) < len(keys):
        raise NotJoined("One of the two is no longer there.")
    return held[duplicate.pk], held[into.pk]


def _facts(old: Person, kept: Person, by: "User | str") -> None:
    """Photo, country and links, where the kept person has none."""
    if not kept.photo_sha256:
        for name in PHOTO:
            setattr(kept, name, getattr(old, name))
    parts.fill(kept, old, ("country",))
    kept.links = list(dict.fromkeys((*kept.links, *old.links)))
    parts.save(kept, by)


def _identity(old: Person, kept: Person) -> None:
    """Whoever was merged into the duplicate leads to the kept person too."""
    FormerPerson.objects.filter(person=old).update(person=kept)
    copied: dict[str, Any] = {
        name: getattr(old, name) for name in ("uuid", "number", "slug", "source", "source_id")
    }
    FormerPerson.objects.create(person=kept, **copied)


def _matches(old: Person, kept: Person) -> None:
    """What is asked, or was said, of the duplicate holds for the kept person."""
    for match in PersonMatch.objects.filter(known=old, person=None):
        match.known = kept
        match.save()
    for match in PersonMatch.objects.filter(Q(person=old) | Q(known=old)):
        other = match.known if match.person_id == old.pk else match.person
        there = PersonMatch.objects.filter(
            Q(person=other, known=kept) | Q(person=kept, known=other)
        )
        if other is None or other.pk == kept.pk:
            continue
        if match.state == PersonMatch.State.REFUSED:
            there.filter(state=PersonMatch.State.OPEN).delete()
        if not there.exists():
            match.person, match.known, match.name = other, kept, other.plain_name
            match.save()
