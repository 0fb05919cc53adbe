"""The choice of changes on the publish page: what is chosen, what comes along, and why."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import NamedTuple
from uuid import UUID

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from events.program import choice
from events.program.diff import Change
from events.program.document import Document
from events.program.text import Picked
from events.words.changes import Sentence, Side
from events.words.fields import FIELDS
from sessions.admin.making import sentences
from sessions.publish import Proposal, closed

KINDS: Mapping[str, Promise] = {
    "session": _("Sessions"),
    "speaker": _("Speakers"),
    "room": _("Rooms"),
    "theme": _("Themes"),
    "organisation": _("Organisations"),
    "venue": _("Venues"),
    "forum": _("Forum"),
}
WHY: Mapping[str, Promise] = {
    "missing": _("“%(name)s” refers to it: %(field)s."),
    "left": _("Otherwise “%(name)s” would refer to what is no longer there: %(field)s."),
    "duplicate": _("Otherwise two would have the same %(field)s: %(value)s."),
    "outside_days": _("Otherwise “%(name)s” would be on no day of the forum."),
}
TOGETHER = _("It cannot be parted from what is chosen.")


class Row(NamedTuple):
    """A change with its words; `why` it comes along, where it does."""

    change: Change
    told: Sentence
    chosen: bool
    why: str


class Thing(NamedTuple):
    """A session, speaker or room with what changes of it."""

    id: str
    about: Picked
    rows: list[Row]


class Kind(NamedTuple):
    """All things of a kind."""

    name: str
    title: Promise
    things: list[Thing]


class Choice:
    """What of a proposal is chosen in this request, closed over what it refers to."""

    def __init__(self, request: HttpRequest, proposal: Proposal) -> None:
        self.proposal = proposal
        self.closed = closed(proposal, _marks(request, proposal))

    def kinds(self) -> list[Kind]:
        """Every change of the proposal, by kind and thing."""
        rows = groupby(self._rows(), lambda row: _kind(row.change))
        return [Kind(name, KINDS[name], _things(group)) for name, group in rows]

    def _rows(self) -> Iterable[Row]:
        current, draft = self.proposal.current, self.proposal.document
        before = current.document if current else None
        chosen = {change.address for change in self.closed.changes}
        why = {each.change.address: each for each in self.closed.along}
        reasons = Reasons(draft, before)
        for change, told in sentences(before, draft, self.proposal.changes):
            along = why.get(change.address)
            reason = reasons.tell(along) if along else ""
            yield Row(change, told, change.address in chosen, reason)


def _marks(request: HttpRequest, proposal: Proposal) -> set[str]:
    """The marks chosen by ticks or by one of the buttons; at first all that can be published."""
    wish = request.POST.get("choose", "" if request.method == "POST" else "all")
    if not wish:
        return set(request.POST.getlist("chosen"))
    broken = {uuid for p in proposal.refusals for uuid in (p.id, *p.others)}
    return {
        change.mark
        for change in proposal.changes
        if wish in (_kind(change), str(change.bearer))
        or (wish == "all" and not broken & {change.id, change.bearer})
    }


def _kind(change: Change) -> str:
    return "session" if change.session else change.subject


def _things(rows: Iterable[Row]) -> list[Thing]:
    things = []
    for uuid, group in groupby(rows, lambda row: row.change.bearer):
        of_it = list(group)
        things.append(Thing(str(uuid), of_it[0].told.about, of_it))
    return things


class Reasons:
    """Says why changes come along, in the reader's language."""

    def __init__(self, draft: Document, current: Document | None) -> None:
        documents = [each for each in (draft, current) if each]
        self.sides = [Side(document, get_language() or "en") for document in documents]
        self.stages = {
            part.uuid: session.uuid
            for document in documents
            for session in document.sessions
            for part in session.appearances
        }

    def tell(self, along: choice.Along) -> str:
        """Why this one comes along."""
        problem = along.because
        if problem is None:
            return str(TOGETHER)
        referred = problem.code == "missing" and along.change.id not in problem.others
        why = WHY.get("left" if referred else problem.code, TOGETHER)
        field = str(FIELDS.get(problem.field, problem.field))
        return str(why) % {**problem.params, "name": self._name(problem.id), "field": field}

    def _name(self, uuid: UUID) -> str:
        uuid = self.stages.get(uuid, uuid)
        found = (side.name(uuid) for side in self.sides)
        return next((name.text for name in found if name), "")
