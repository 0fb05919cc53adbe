"""Persons and organisations belong to all forums: created, never changed, by writing a draft."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

import msgspec
from django.db.models import F

from events.program import document, names
from sessions.drafts import tables
from sessions.drafts.plan import Note
from sessions.drafts.reading import FORM, ORGANISATION
from sessions.drafts.rows import Wanted, Writer, kind
from speakers.models import NameForm, Organisation, Person, Speaker


class Organisations:
    """Writes organisations."""

    def __init__(self, writer: Writer) -> None:
        self.writer = writer

    def write(self, structs: Iterable[document.Organisation]) -> dict[UUID, int]:
        """Creates those that are missing; returns primary keys by uuid."""
        structs = list(structs)
        existing = {row.uuid: row for row in Organisation.objects.filter(uuid__in=_ids(structs))}
        for struct in structs:
            if struct.uuid in existing:
                said = {name: getattr(struct, name) for name in ORGANISATION[3:]}
                _kept(self.writer, existing[struct.uuid], said)
        new = [Wanted.of(s, _facts(s, ORGANISATION)) for s in structs if s.uuid not in existing]
        _free(Organisation, new)
        self.writer.progress.add(kind(Organisation), len(existing))
        self.writer.create(Organisation, new, known_by="uuid")
        rows = Organisation.objects.filter(uuid__in=_ids(structs))
        return dict(rows.values_list("uuid", "pk"))


class People:
    """Writes persons with their name forms, and the speakers that they are at this forum."""

    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self.keys: dict[UUID, int] = {}
        self.official: dict[UUID, dict[str, str]] = {}
        self.reported: set[tuple[UUID, str, str]] = set()

    def write(self, structs: Iterable[document.Speaker]) -> "People":
        """Creates the persons that are missing."""
        structs = list(structs)
        existing = {row.uuid: row for row in Person.objects.filter(uuid__in=_ids(structs))}
        for struct in structs:
            if struct.uuid in existing:
                said = {"sort_key": struct.sort_key, "country": struct.country}
                _kept(self.writer, existing[struct.uuid], said)
        new = [struct for struct in structs if struct.uuid not in existing]
        wanted = [Wanted(uuid=s.uuid, name=s.sort_key, values=_person(s)) for s in new]
        _free(Person, wanted)
        self.writer.progress.add(kind(Person), len(existing))
        self.writer.create(Person, wanted, known_by="uuid")
        self.keys = dict(Person.objects.filter(uuid__in=_ids(structs)).values_list("uuid", "pk"))
        forms_of_new = (
            NameForm(person_id=self.keys[struct.uuid], date=form.confirmed, **_facts(form, FORM))
            for struct in new
            for form in struct.forms
        )
        self.writer.record(NameForm, forms_of_new)
        forms = NameForm.objects.filter(person__in=self.keys.values()).exclude(kind="proposed")
        for uuid, *form in forms.values_list("person__uuid", "kind", "language", "text"):
            how, language, text = form
            if how == "official":
                self.official.setdefault(uuid, {})[language] = text
            else:
                self.reported.add((uuid, language, text))
        return self

    def known_as(self, struct: document.Speaker) -> dict[str, str]:
        """The names that need not be said again, by language: the official forms.

        A source may go on with a spelling that is known as reported: the official form stands.
        """
        official = self.official.get(struct.uuid, {})
        if self.writer.source is None or not official:
            return official
        said = struct.names.items()
        return official | {
            tag: text for tag, text in said if (struct.uuid, tag, text) in self.reported
        }

    def speakers(
        self, structs: Iterable[document.Speaker], organisations: Mapping[UUID, int]
    ) -> dict[UUID, int]:
        """Writes the speakers; returns their primary keys by the person's uuid."""
        rows = Speaker.objects.filter(forum=self.writer.forum).select_related("person")
        lacking = rows.published().exclude(person__uuid__in=self.keys)
        self.writer.demote("speaker", _known(lacking), status=Speaker.Status.PROPOSED)
        keys = {**self.keys, **organisations}
        wanted = (
            Wanted(
                uuid=s.uuid,
                name=s.sort_key,
                values=tables.speaker(s, keys, self.known_as(s)),
            )
            for s in structs
        )
        return self.writer.put(Speaker, rows, wanted, found="person__uuid")


def _known(rows: Any) -> Any:
    return rows.annotate(known_as=F("person__uuid"))


def _person(struct: document.Speaker) -> dict[str, Any]:
    photo = struct.photo
    return {
        "number": struct.number,
        "slug": struct.person_slug,
        "sort_key": struct.sort_key,
        "country": struct.country,
        "links": list(struct.links),
        "source": struct.source,
        "source_id": struct.source_id,
        **(
            {
                "photo_sha256": photo.sha256,
                "photo_width": photo.width,
                "photo_height": photo.height,
                "photo_alt": photo.alt,
                "photo_credit": photo.credit,
            }
            if photo
            else {}
        ),
    }


def _facts(struct: msgspec.Struct, names: Iterable[str]) -> dict[str, Any]:
    return {name: getattr(struct, name) for name in names if name != "uuid"}


def _ids(structs: Iterable[Any]) -> list[UUID]:
    return [struct.uuid for struct in structs]


def _free(model: type[Person] | type[Organisation], wanted: list[Wanted]) -> None:
    """Numbers and slugs of the installation: kept where free, else the next."""
    rows = model._base_manager
    numbers = set(rows.values_list("number", flat=True))
    slugs = set(rows.values_list("slug", flat=True))
    for row in wanted:
        if row.values["number"] in numbers:
            row.values["number"] = max(numbers) + 1
        slug = row.values["slug"]
        row.values["slug"] = names.slug(slug, slugs) if slug in slugs else slug
        numbers.add(row.values["number"])
        slugs.add(row.values["slug"])


def _kept(writer: Writer, row: Person | Organisation, said: Mapping[str, Any]) -> None:
    """A row of the installation stays as it is; the plan names what the Document has otherwise."""
    writer.done(kind(type(row)), row.uuid, str(row), "unchanged")
    for name, value in said.items():
        if (now := getattr(row, name)) != value:
            note = Note("kept", kind(type(row)), f"{row} ({name})", str(value), str(now))
            writer.notes.append(note)
