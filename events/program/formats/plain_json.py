"""Sessions in JSON of no known standard, read by what their keys are likely to mean."""

from msgspec.structs import replace

from events.program.formats import (
    frab,
    json_file,
    json_tree,
    namesakes,
    plain_fields,
    plain_walk,
    plain_when,
    written_languages,
)
from events.program.formats.frab_records import SHORT, Conference, Event, Schedule
from events.program.formats.incoming import Incoming, Notes, NotReadable, gettext_noop
from events.program.formats.json_file import Thing, Tree
from events.program.formats.plain_days import Days, first_day
from events.program.formats.plain_sessions import Sessions
from events.program.formats.plain_words import WHOLE
from events.program.formats.wanted import Wanted
from events.program.formats.written_texts import line

ENTRANCES = ("conference", "event", "forum", "schedule", "data", "meta", "info")
LONGEST_ACRONYM = 60


def read(
    data: bytes,
    *,
    source: str | None = None,
    zone: str | None = None,
    language: str | None = None,
    slug: str | None = None,
    date: str | None = None,
) -> Incoming:
    """The programme in a list of sessions; what is given beats what the file says.

    Raises NotReadable with one line where there is no session in it, ZoneNeeded where neither the
    file nor `zone` names the time zone, and FirstDayNeeded where there is no date at all.
    """
    return read_tree(json_file.parse(data), Wanted.of(source, zone, language, slug, date))


def recognises(tree: Tree) -> bool:
    """Whether there is anything in the file that looks like a session."""
    return next(plain_walk.sessions(tree), None) is not None


def read_tree(tree: Tree, wanted: Wanted) -> Incoming:
    """The programme of a parsed file; raises as `read` does."""
    found = list(plain_walk.sessions(tree))
    if not found:
        raise NotReadable(gettext_noop("The file has no session: nothing with a title and a time."))
    notes, whole = Notes(), _conference(tree)
    first = first_day(wanted.date, whole.starts)
    whens = [plain_when.read(each.facts) for each in found]
    sessions = Sessions(tree, Days(whens, first, notes), notes)
    events = namesakes.merged(sessions.events(found, whens), notes)
    sessions.copies.tell(notes)
    schedule = Schedule(
        conference=replace(whole, starts=first.isoformat() if first else ""),
        events=events,
        names=sessions.names,
    )
    told = replace(wanted, language=wanted.language or _language(events, notes))
    return frab.programme(schedule, told, notes)


def _conference(tree: Tree) -> Conference:
    """What the file says of the whole, at its top or one step below."""
    if not isinstance(tree, Thing):
        return Conference()
    below = (json_tree.thing(tree.get(name)) for name in ENTRANCES)
    facts = [WHOLE.facts(each) for each in (tree, *below)]
    said = {
        field: next((told for each in facts if (told := _text(each, field))), "")
        for field in WHOLE.rows
    }
    said["acronym"] = said["acronym"][:LONGEST_ACRONYM]
    return Conference(line=tree.line, **said)


def _text(facts: plain_fields.Facts, field: str) -> str:
    return line(json_tree.text(plain_fields.first(facts, field)))[:SHORT].rstrip()


def _language(events: tuple[Event, ...], notes: Notes) -> str:
    """The language of the script, where nothing in the file says which it is."""
    if any(event.language or event.texts for event in events):
        return ""
    language = written_languages.guess(event.title for event in events)
    if language:
        reason = gettext_noop(
            "By its letters the file is in “%(language)s”; say it where it is not."
        )
        notes.note(1, "language", reason, language=language)
    return language
