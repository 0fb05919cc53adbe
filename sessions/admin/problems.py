"""What stands against publishing, or is worth a look, in words and with a link to mend it."""

from collections.abc import Mapping
from itertools import chain, islice
from typing import Any, NamedTuple
from uuid import UUID

from django.db import models
from django.urls import reverse
from django.utils.functional import Promise, cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from events.models import Forum, Room, Theme, Venue
from events.program.changes import Subject
from events.program.check import Problem
from events.program.document import Document
from events.words.changes import Side
from events.words.fields import FIELDS
from events.words.labels import language_name
from sessions.drafts import LeftOut
from sessions.models import Appearance, Session
from sessions.publish import Proposal
from speakers.models import Organisation, Speaker

SENTENCES: Mapping[str, Promise] = {
    "ends_before_it_starts": _("The last day is before the first. Correct the days."),
    "unknown_zone": _("“%(value)s” is no time zone. Enter one such as “Asia/Baku”."),
    "no_language": _("The forum has no language. Enter at least one."),
    "bad_language": _("“%(value)s” is no language tag. Use one such as “az” or “sr-Latn”."),
    "bad_slug": _("The address “%(value)s” may have only a to z, 0 to 9, - and _. Change it."),
    "duplicate": _("“%(first)s” has the same value in “%(field)s”: %(value)s. Change one."),
    "missing": _("“%(field)s” names what is not published. Confirm it, or choose another."),
    "bad_length": _("It lasts %(minutes)s minutes. Enter 1 minute to 24 hours."),
    "outside_days": _("It starts on %(day)s, which is no day of the forum. Correct one of them."),
    "appearance_twice": _("%(first)s is on the stage twice in the same role. Remove one."),
    "no_time": _("It has no time yet and is shown as to be announced."),
    "no_room": _("It has no room yet."),
    "two_roles": _("%(first)s has two roles in it."),
    "missing_texts": _("“%(field)s” is missing in: %(languages)s."),
}
# What the conflicts of the draft tell better, knowing also what is not published.
CONFLICTS = {"room_double_booked", "person_double_booked", "no_moderator", "declined"}
LEFT_OUT = _("Not confirmed (%(status)s), therefore not shown in “%(session)s”.")
# Where a subject is mended: the model, the path to the Document's id, and whose page it is.
MENDED: Mapping[Subject, tuple[type[models.Model], str, str]] = {
    "session": (Session, "uuid", "program_sessions_session"),
    "appearance": (Appearance, "uuid", "program_sessions_session"),
    "speaker": (Speaker, "person__uuid", "speakers_speaker"),
    "organisation": (Organisation, "uuid", "speakers_organisation"),
    "room": (Room, "uuid", "events_room"),
    "theme": (Theme, "uuid", "events_theme"),
    "venue": (Venue, "uuid", "events_venue"),
}


class Told(NamedTuple):
    """A problem in words: of what, what, and the admin page on which it is mended."""

    name: str
    sentence: str
    link: str


class Teller:
    """Tells the problems of one forum's draft, in the reader's language.

    The rows of a kind are asked for once, when the first link to one of them is made.
    """

    def __init__(self, forum: Forum, document: Document) -> None:
        self.forum = forum
        self.language = get_language() or "en"
        self.side = Side(document, self.language)
        self.keys: dict[Subject, dict[UUID, int]] = {}
        self.lists: dict[Subject, str] = {}

    def tell(self, problem: Problem) -> Told:
        """The problem in words."""
        return Told(
            self._name(problem.id),
            str(SENTENCES[problem.code]) % self._facts(problem),
            self._link(problem.subject, problem.id),
        )

    def looks(self, proposal: Proposal) -> dict[str, list[Told]]:
        """What is worth a look but for conflicts; what merely lacks a language (`gaps`) apart."""
        others, gaps, left_out = _parted(proposal)
        return {
            "warnings": [*map(self.tell, others), *map(self.left_out, left_out)],
            "gaps": [*map(self.tell, gaps)],
        }

    def first_looks(self, proposal: Proposal, count: int | None) -> tuple[list[Told], int]:
        """The first of all these, and how many there are; no word is looked for of the others."""
        others, gaps, left_out = _parted(proposal)
        told = (map(self.tell, others), map(self.left_out, left_out), map(self.tell, gaps))
        number = len(others) + len(left_out) + len(gaps)
        return [*islice(chain.from_iterable(told), count)], number

    def left_out(self, part: LeftOut) -> Told:
        """An appearance that waits for the speaker's yes."""
        speaker = self._unconfirmed[part.speaker]
        facts = {"status": speaker.get_status_display(), "session": self._name(part.session)}
        return Told(str(speaker), str(LEFT_OUT) % facts, self._link("speaker", part.speaker))

    @cached_property
    def _unconfirmed(self) -> dict[UUID, Speaker]:
        """Who is not in the document, by the person's id."""
        rows = Speaker.objects.filter(forum=self.forum).exclude(status__in=Speaker.PUBLISHED)
        return {speaker.person.uuid: speaker for speaker in rows.select_related("person")}

    def _facts(self, problem: Problem) -> dict[str, Any]:
        first, second = (*map(self._name, problem.others), "", "")[:2]
        facts = {**problem.params, "first": first, "second": second}
        if problem.field:
            facts["field"] = str(FIELDS.get(problem.field, problem.field))
        if tags := problem.params.get("languages"):
            named = (language_name(tag, self.language) for tag in tags.split(", "))
            facts["languages"] = ", ".join(named)
        return facts

    def _name(self, uuid: UUID) -> str:
        found = self.side.name(uuid)
        return found.text if found else ""

    def _link(self, subject: Subject, uuid: UUID) -> str:
        if subject == "forum":
            return reverse("admin:events_forum_change", args=(self.forum.pk,))
        if subject not in self.keys:
            self.keys[subject] = self._rows(subject)
            self.lists[subject] = reverse(f"admin:{MENDED[subject][2]}_changelist")
        key = self.keys[subject].get(uuid)
        return f"{self.lists[subject]}{key}/change/" if key else ""

    def _rows(self, subject: Subject) -> dict[UUID, int]:
        """The primary keys of the pages that mend this kind of subject, by the Document's id."""
        model, path, _page = MENDED[subject]
        rows: Any = model._default_manager
        if subject == "appearance":
            rows = rows.filter(session__forum=self.forum)
        elif subject != "organisation":
            rows = rows.filter(forum=self.forum)
        key = "session_id" if subject == "appearance" else "pk"
        return dict(rows.values_list(path, key))


def _parted(proposal: Proposal) -> tuple[list[Problem], list[Problem], list[LeftOut]]:
    """Without conflicts: what is worth a look, what lacks a language, and who is left out."""
    told = {"missing_texts", *CONFLICTS}
    return (
        [problem for problem in proposal.warnings if problem.code not in told],
        [problem for problem in proposal.warnings if problem.code == "missing_texts"],
        [part for part in proposal.left_out if part.status not in CONFLICTS],
    )
