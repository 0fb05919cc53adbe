"""Finding and joining organisations that are one: what refers to the duplicate moves."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.utils.translation import gettext as _
from msgspec import Struct

from events.models import Forum
from events.program.offices import Alike, Office, pairs
from sessions.merging import parts
from sessions.merging.joining import NotJoined
from speakers.models import FormerOrganisation, Organisation, Organiser, Speaker

if TYPE_CHECKING:
    from events.models import User

FACTS = ("names", "abbreviation", "kind", "country", "link")
HOMES = ("organisation", "delegation")


class JoinedOrganisations(Struct, frozen=True, kw_only=True):
    """What a join moved to the kept organisation, or with `dry_run` would move."""

    into: str
    duplicate: str
    names: tuple[str, ...] = ()
    other_spellings: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    delegates: tuple[str, ...] = ()
    forums: tuple[str, ...] = ()
    doubled: tuple[str, ...] = ()


def find_organisations() -> list[Alike]:
    """Those that are probably one, the surest first; without those that somebody kept apart."""
    rows = Organisation.objects.order_by("pk")
    offices = [Office(each.pk, _called(each), each.abbreviation, each.country) for each in rows]
    refused = set(
        Organisation.apart.through.objects.values_list("from_organisation", "to_organisation")
    )
    return [pair for pair in pairs(offices) if (pair.known, pair.new) not in refused]


def keep_apart(one: Organisation, other: Organisation) -> None:
    """Says that these are two: nobody is asked again."""
    one.apart.add(other)


def join_organisations(
    duplicate: Organisation, into: Organisation, *, by: "User | str", dry_run: bool = False
) -> JoinedOrganisations:
    """Moves all that refers to the duplicate to `into` and removes it. Raises NotJoined.

    What both say stays as the kept one has it; what else the duplicate was called is kept with its
    former identity, by which imports find the kept one and former addresses lead on.
    """
    with transaction.atomic():
        old, kept = _held(duplicate, into)
        joined = JoinedOrganisations(
            into=str(kept),
            duplicate=str(old),
            names=tuple(old.names[tag] for tag in old.names if not kept.names.get(tag)),
            other_spellings=tuple(
                said for tag, said in old.names.items() if kept.names.get(tag, said) != said
            ),
            speakers=tuple(_move(old, kept, "organisation", by)),
            delegates=tuple(_move(old, kept, "delegation", by)),
            forums=tuple(_behind(old, kept, by)),
            doubled=tuple(_doubled(old, by)),
        )
        _identity(old, kept)
        kept.apart.add(*old.apart.exclude(pk=kept.pk))
        parts.fill(kept, old, FACTS)
        parts.save(kept, by)
        parts.signed(old, by).delete()
        transaction.set_rollback(dry_run)
    return joined


def forums_with(*organisations: Organisation) -> "models.QuerySet[Forum]":
    """The forums at which they are anything."""
    return Forum.objects.filter(
        models.Q(organisers__organisation__in=organisations)
        | models.Q(speakers__organisation__in=organisations)
        | models.Q(speakers__delegation__in=organisations)
    )


def _called(row: Organisation) -> tuple[str, ...]:
    return tuple(filter(None, row.names.values()))


def _held(duplicate: Organisation, into: Organisation) -> tuple[Organisation, Organisation]:
    """Both rows, locked after their forums as an import locks them."""
    if duplicate.pk == into.pk:
        raise NotJoined(_("%(name)s cannot be joined with itself.") % {"name": into})
    forums = forums_with(duplicate, into).values("pk")
    list(Forum.objects.select_for_update(no_key=True).filter(pk__in=forums).order_by("pk"))
    keys = (duplicate.pk, into.pk)
    rows = Organisation.objects.select_for_update().filter(pk__in=keys).order_by("pk")
    held = {row.pk: row for row in rows}
    if len(held) < len(keys):
        raise NotJoined(_("One of the two is no longer there. Look at the list again."))
    old, kept = held[duplicate.pk], held[into.pk]
    if old.delegates.exists() and kept.kind not in ("", Organisation.Kind.DELEGATION):
        said = _("%(old)s has delegates, and %(kept)s is no delegation. Correct its kind first.")
        raise NotJoined(said % {"old": old, "kept": kept})
    return old, kept


def _move(old: Organisation, kept: Organisation, home: str, by: "User | str") -> Iterator[str]:
    """Whoever comes from there comes from the kept one."""
    for speaker in Speaker.objects.filter(**{home: old}).select_related("person", "forum"):
        setattr(speaker, home, kept)
        parts.save(speaker, by)
        yield f"{speaker.person.plain_name} ({speaker.forum})"


def _behind(old: Organisation, kept: Organisation, by: "User | str") -> Iterator[str]:
    """It stands behind the forums where only the duplicate did."""
    there = Organiser.objects.filter(organisation=kept).values("forum")
    rows = Organiser.objects.filter(organisation=old).exclude(forum__in=there)
    for row in rows.select_related("forum"):
        row.organisation = kept
        parts.save(row, by)
        yield str(row.forum)


def _doubled(old: Organisation, by: "User | str") -> Iterator[str]:
    """Where both stand behind a forum, the kept one does."""
    for row in Organiser.objects.filter(organisation=old).select_related("forum"):
        parts.signed(row, by).delete()
        yield str(row.forum)


def _identity(old: Organisation, kept: Organisation) -> None:
    """Whatever was merged into the duplicate leads to the kept one too."""
    FormerOrganisation.objects.filter(organisation=old).update(organisation=kept)
    FormerOrganisation.objects.create(
        organisation=kept, uuid=old.uuid, number=old.number, slug=old.slug, names=old.names
    )
