"""The noun: a programme as one frozen value, all that the world may read of one forum.

Nothing that staff alone may see has a field here, so nothing secret can be published by
oversight. A speaker's id is the person's uuid and number. Texts are maps of language tag to
text; a dict inside a frozen struct is treated as frozen. Rows refer to others by id alone, never back,
so the garbage collector has nothing to look for in their thousands (`gc=False`).
"""

from datetime import date, datetime
from uuid import UUID

from msgspec import Struct

from events.program.terms import (
    Attribution,
    Certainty,
    Coverage,
    FormKind,
    Kind,
    LinkKind,
    OrganiserRole,
    Role,
    SpeakerStatus,
    State,
)
from events.program.text import Texts

SCHEMA_VERSION = 1


class Series(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """A row of editions: the forum of every year."""

    uuid: UUID
    number: int
    slug: str
    names: Texts = {}
    description: Texts = {}


class Organiser(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """An organisation behind the forum."""

    organisation: UUID
    role: OrganiserRole = "organiser"
    order: int = 0


class Forum(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """One edition. `starts` and `ends` are its first and last day; a day turns at `day_turns`."""

    uuid: UUID
    number: int
    slug: str
    names: Texts
    starts: date
    ends: date
    zone: str
    languages: tuple[str, ...]
    series: Series | None = None
    edition: int | None = None
    motto: Texts = {}
    description: Texts = {}
    notice: Texts = {}
    day_turns: int = 0
    city: Texts = {}
    country: str = ""
    hues: tuple[int, int] | None = None
    press_contact: Texts = {}
    organisers: tuple[Organiser, ...] = ()


class Venue(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """A building with an address."""

    uuid: UUID
    number: int
    names: Texts
    address: Texts = {}
    latitude: float | None = None
    longitude: float | None = None
    link: str = ""


class Room(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """A hall; `parallel` says whether sessions may run side by side in it."""

    uuid: UUID
    number: int
    slug: str
    names: Texts
    venue: UUID | None = None
    capacity: int | None = None
    order: int = 0
    floor: Texts = {}
    latitude: float | None = None
    longitude: float | None = None
    plan: str = ""
    step_free: bool | None = None
    hearing_loop: bool | None = None
    parallel: bool = False
    source: str = ""
    source_id: str = ""


class Theme(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """A strand of the programme; `hue` is an angle of 0 to 359 degrees."""

    uuid: UUID
    number: int
    slug: str
    names: Texts
    hue: int = 210
    order: int = 0
    source: str = ""
    source_id: str = ""


class Organisation(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """An office, agency, channel, faculty or delegation."""

    uuid: UUID
    number: int
    slug: str
    names: Texts
    abbreviation: str = ""
    kind: str = ""
    country: str = ""
    link: str = ""


class NameForm(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """One spelling of a person's name: official, or as the press reported it.

    `language` may be empty for a reported spelling of unknown language. `confirmed` is the day
    on which an office confirmed it (official) or the press printed it (reported).
    """

    language: str
    kind: FormKind
    text: str
    honorific: str = ""
    short: str = ""
    pronunciation: str = ""
    source: str = ""
    confirmed: date | None = None


class Photo(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """A portrait that the person agreed to, stored as `photos/{sha256}.jpg`; sizes in pixels."""

    sha256: str
    width: int
    height: int
    alt: Texts = {}
    credit: str = ""


class Consent(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """What a speaker agreed to; None is not asked yet."""

    record: bool | None = None
    stream: bool | None = None
    photograph: bool | None = None
    licence: str = ""


class Speaker(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """A person at this forum, position and organisation as of it.

    `name` holds only what differs from the person's own official forms; ask `names` for both.
    """

    uuid: UUID
    number: int
    slug: str
    person_slug: str
    sort_key: str = ""
    forms: tuple[NameForm, ...] = ()
    name: Texts = {}
    position: Texts = {}
    organisation: UUID | None = None
    biography: Texts = {}
    delegation: UUID | None = None
    protocol_order: int | None = None
    status: SpeakerStatus = "confirmed"
    country: str = ""
    photo: Photo | None = None
    links: tuple[str, ...] = ()
    consent: Consent = Consent()
    source: str = ""
    source_id: str = ""

    @property
    def names(self) -> Texts:
        """The authoritative spelling per language: the person's official forms, then `name`."""
        return {f.language: f.text for f in self.forms if f.kind == "official"} | self.name

    @property
    def reported(self) -> tuple[str, ...]:
        """Spellings seen in the press; search finds them, nothing endorses them."""
        return tuple(form.text for form in self.forms if form.kind == "reported")


class Appearance(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """A speaker's part in one session; `speaker` and `instead_of` are persons' uuids."""

    uuid: UUID
    number: int
    speaker: UUID
    role: Role
    order: int = 0
    topic: Texts = {}
    minutes: int | None = None
    instead_of: UUID | None = None


class ReportedTitle(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """A title as some agency printed it."""

    text: str
    language: str = ""
    source: str = ""


class Interpretation(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """A language that the floor is interpreted into, and the receiver's channel."""

    language: str
    channel: str = ""


class Link(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """A recording, a stream, a document."""

    kind: LinkKind
    url: str
    title: str = ""


class Session(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """One item of the programme. `start` carries the forum's offset; None while unscheduled."""

    uuid: UUID
    number: int
    slug: str
    kind: Kind
    title: Texts
    source_kind: str = ""
    reported_titles: tuple[ReportedTitle, ...] = ()
    subtitle: Texts = {}
    abstract: Texts = {}
    description: Texts = {}
    theme: UUID | None = None
    themes: tuple[UUID, ...] = ()
    room: UUID | None = None
    overflow: tuple[UUID, ...] = ()
    start: datetime | None = None
    minutes: int | None = None
    certainty: Certainty = "exact"
    state: State = "confirmed"
    cancelled_because: Texts = {}
    successor: UUID | None = None
    more_speakers: bool = False
    floor_languages: tuple[str, ...] = ()
    interpretation: tuple[Interpretation, ...] = ()
    sign_languages: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    coverage: Coverage = ""
    attribution: Attribution = ""
    gathering_point: Texts = {}
    links: tuple[Link, ...] = ()
    appearances: tuple[Appearance, ...] = ()
    source: str = ""
    source_id: str = ""


class Document(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """The whole programme of one forum, in canonical order (`canonical.ordered`)."""

    forum: Forum
    venues: tuple[Venue, ...] = ()
    rooms: tuple[Room, ...] = ()
    themes: tuple[Theme, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    sessions: tuple[Session, ...] = ()
