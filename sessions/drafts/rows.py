"""Writing rows in bulk with their history, and noting what became of each."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import models
from django.db.models import F
from msgspec import Struct
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from events.history import imports
from events.models import Forum, ForumSeries
from events.program import document, names, text
from sessions.drafts.plan import Done, Note, Outcome, Plan
from sessions.drafts.progress import Progress

if TYPE_CHECKING:
    from events.models import User

BATCH = 500
# A column that another is derived from by `pre_save`, which bulk_update does not call.
DERIVED = {"title": "found"}


class Wanted(Struct, frozen=True, kw_only=True):
    """A row as the Document has it: column values by attribute name."""

    uuid: UUID
    name: str
    values: dict[str, Any]

    @classmethod
    def of(cls, struct: Any, values: dict[str, Any]) -> "Wanted":
        """The row of a struct with names or a title."""
        said = getattr(struct, "title", None) or struct.names
        return cls(uuid=struct.uuid, name=text.pick(said, ("en",)).text, values=values)


class Writer:
    """Writes rows of one forum and keeps the plan of what it did."""

    def __init__(
        self,
        forum: Forum,
        by: "User | str",
        source: str | None,
        progress: Progress,
        run: str = "",
    ) -> None:
        self.forum, self.source, self.progress = forum, source, progress
        self._user = None if isinstance(by, str) else by
        said = by if isinstance(by, str) else ""
        self._reason = imports.mark(run, said) if run else said
        self._rows: dict[tuple[str, UUID], Done] = {}
        self.notes: list[Note] = []

    def plan(self) -> Plan:
        """What was done so far."""
        return Plan.of(self._rows.values(), self.notes)

    def done(
        self, kind: str, uuid: UUID, name: str, outcome: Outcome, fields: Iterable[str] = ()
    ) -> None:
        """Notes what became of a row; a later change adds to an earlier one."""
        before = self._rows.get((kind, uuid))
        if before and (outcome == "unchanged" or before.outcome == "created"):
            return
        earlier = before.fields if before else ()
        self._rows[kind, uuid] = Done(kind, uuid, name, outcome, (*earlier, *fields))

    def put(
        self,
        model: type[models.Model],
        rows: "models.QuerySet[Any]",
        wanted: Iterable[Wanted],
        *,
        found: str = "uuid",
    ) -> dict[UUID, int]:
        """Creates or changes the rows; returns the primary keys of all rows there are by uuid.

        `found` is the path to the uuid that a row is known by.
        """
        wanted = list(wanted)
        before = self.progress.done
        self.progress.add(kind(model), 0)
        existing = {row.known_as: row for row in rows.annotate(known_as=F(found))}
        self._settle(model, wanted, existing)
        new = [row for row in wanted if row.uuid not in existing]
        self.create(model, new, known_by=found)
        self.change(model, existing.values(), {w.uuid: w for w in wanted if w.uuid in existing})
        self.progress.add(kind(model), max(0, before + len(wanted) - self.progress.done))
        return dict(rows.annotate(known_as=F(found)).values_list("known_as", "pk"))

    def create(self, model: type[models.Model], wanted: list[Wanted], *, known_by: str) -> None:
        """Inserts rows with their history."""
        fixed = {"forum": self.forum} if hasattr(model, "forum") else {}
        own = known_by == "uuid"
        rows = [
            model(**fixed, **row.values, **({"uuid": row.uuid} if own else {})) for row in wanted
        ]
        self._history(bulk_create_with_history, rows, model)
        for row in wanted:
            self.done(kind(model), row.uuid, row.name, "created")

    def change(
        self,
        model: type[models.Model],
        rows: Iterable[Any],
        wanted: Mapping[UUID, Wanted],
    ) -> None:
        """Updates the columns that differ, with history; rows are known by `known_as` or uuid."""
        changed, fields = [], set()
        for row in rows:
            if (known := _known(row)) not in wanted:
                continue
            if differing := _differing(row, wanted[known].values):
                changed.append(row)
                fields |= differing
            outcome: Outcome = "changed" if differing else "unchanged"
            # The row's own name would cost a query or two: it hangs on rows around it.
            self.done(kind(model), known, wanted[known].name, outcome, sorted(differing))
        if changed:
            fields |= _derive(model, fields, changed)
            self._history(bulk_update_with_history, changed, model, fields=sorted(fields))

    def update(self, row: Any, kind: str, values: Mapping[str, Any]) -> None:
        """Saves one row if it differs."""
        if fields := _differing(row, values):
            self.sign(row).save()
        self.done(kind, row.uuid, str(row), "changed" if fields else "unchanged", sorted(fields))

    def sign(self, row: Any) -> Any:
        """The row, whose history will say who changes it."""
        row._change_reason = self._reason  # the names that simple_history reads
        row._history_user = self._user
        return row

    def record(self, model: type[models.Model], rows: Iterable[Any]) -> None:
        """Inserts rows of which the plan does not tell, with their history."""
        bulk_create_with_history(
            list(rows), model, batch_size=BATCH, default_user=self._user,
            default_change_reason=self._reason,
        )  # fmt: skip

    def demote(self, kind: str, rows: "models.QuerySet[Any]", **values: Any) -> None:
        """Takes rows out of what is published; an import, of its own source only."""
        if self.source is not None:
            rows = rows.filter(source=self.source)
        demoted = list(rows)
        for row in demoted:
            self.done(kind, _known(row), str(row), "demoted")
            for name, value in values.items():
                setattr(row, name, value)
        if demoted:
            self._history(bulk_update_with_history, demoted, rows.model, fields=list(values))

    def relate(
        self, relation: Any, keys: Mapping[UUID, int], wanted: Mapping[UUID, set[int]]
    ) -> None:
        """Sets a many-to-many relation of sessions; `relation` is the descriptor on the model."""
        name, model = relation.field.name, relation.field.model
        near, far = relation.field.m2m_column_name(), relation.field.m2m_reverse_name()
        related: dict[int, set[int]] = {}
        rows = relation.through.objects.filter(**{f"{near}__in": list(keys.values())})
        for one, other in rows.values_list(near, far):
            related.setdefault(one, set()).add(other)
        differing = [u for u, ids in wanted.items() if related.get(keys[u], set()) != ids]
        for row in model.objects.filter(uuid__in=differing):
            getattr(row, name).set(wanted[row.uuid])
            self.done(kind(model), row.uuid, str(row), "changed", [name])

    def series(self, struct: document.Series | None) -> int | None:
        """The series' primary key; it is created where it is missing, and never changed."""
        if struct is None:
            return None
        row = ForumSeries.objects.filter(uuid=struct.uuid).first()
        if row is None:
            row = ForumSeries(
                uuid=struct.uuid, slug=struct.slug, names=struct.names,
                description=struct.description,
            )  # fmt: skip
            if not ForumSeries.objects.filter(number=struct.number).exists():
                row.number = struct.number
            row.save()
            self.done("series", row.uuid, str(row), "created")
        return row.pk

    def _settle(
        self, model: type[models.Model], wanted: list[Wanted], existing: Mapping[UUID, Any]
    ) -> None:
        """Finds every row a number and a slug; identities for life are not handed over."""
        known = {row.uuid for row in wanted}
        others = [row for uuid, row in existing.items() if uuid not in known]
        if hasattr(model, "number"):
            self._number(kind(model), wanted, existing)
        if hasattr(model, "slug"):
            self._address(kind(model), wanted, existing, others)

    def _number(self, kind: str, wanted: list[Wanted], existing: Mapping[UUID, Any]) -> None:
        taken = {row.number for row in existing.values()}
        for row in wanted:
            old = existing.get(row.uuid)
            number = row.values["number"]
            if old:
                row.values["number"] = old.number
            elif number in taken:
                row.values["number"] = max(taken) + 1
            taken.add(row.values["number"])
            if number != row.values["number"]:
                now = str(row.values["number"])
                self.notes.append(Note("renumbered", kind, row.name, str(number), now))

    def _address(
        self, kind: str, wanted: list[Wanted], existing: Mapping[UUID, Any], others: list[Any]
    ) -> None:
        if self.source is None:
            return self._give_way(kind, {row.values["slug"] for row in wanted}, others)
        taken = {row.slug for row in existing.values()}
        for row in wanted:
            old, slug = existing.get(row.uuid), row.values["slug"]
            row.values["slug"] = old.slug if old else names.slug(slug, taken)
            taken.add(row.values["slug"])
            if slug != row.values["slug"] and not old:
                self.notes.append(Note("readdressed", kind, row.name, slug, row.values["slug"]))
        return None

    def _give_way(self, kind: str, given: set[str], others: list[Any]) -> None:
        """What is restored has its published address back; a row that took it gets another."""
        taken = given | {row.slug for row in others}
        moved = [row for row in others if row.slug in given]
        for row in moved:
            was, row.slug = row.slug, names.slug(row.slug, taken)
            taken.add(row.slug)
            self.notes.append(Note("readdressed", kind, str(row), was, row.slug))
        if moved:
            self._history(bulk_update_with_history, moved, type(moved[0]), fields=["slug"])

    def _history(self, verb: Any, rows: list[Any], model: type[models.Model], **more: Any) -> None:
        for some in batched(rows):
            verb(
                some, model, batch_size=BATCH, default_user=self._user,
                default_change_reason=self._reason, **more,
            )  # fmt: skip
            self.progress.add(kind(model), len(some))


def batched(rows: list[Any]) -> Iterable[list[Any]]:
    """The rows, some at a time."""
    return (rows[start : start + BATCH] for start in range(0, len(rows), BATCH))


def kind(model: type[models.Model]) -> str:
    """What the plan calls a row of the model."""
    return str(model._meta.model_name)


def _known(row: Any) -> UUID:
    """The uuid that the Document names the row by: a speaker's is the person's."""
    uuid: UUID = getattr(row, "known_as", None) or row.uuid
    return uuid


def _differing(row: Any, values: Mapping[str, Any]) -> set[str]:
    """The columns that differ, set to what they should be."""
    differing = {name for name, value in values.items() if getattr(row, name) != value}
    for name in differing:
        setattr(row, name, values[name])
    return differing


def _derive(model: type[models.Model], fields: set[str], rows: list[Any]) -> set[str]:
    """Recomputes the columns derived from these; returns their names."""
    derived = {DERIVED[name] for name in fields & DERIVED.keys()}
    for name in derived:
        for row in rows:
            row._meta.get_field(name).pre_save(row, add=False)
    return derived
