"""By what sessions are chosen."""

import pytest

from events.program.document import Appearance, Interpretation, Organisation, Theme
from events.program.facets import Facets
from tests.events.program import small

OFFICE = Organisation(uuid=small.uuid_of("org"), number=1, slug="office", names={"en": "Office"})
THEME = Theme(uuid=small.uuid_of("theme"), number=1, slug="trust", names={"en": "Trust"})


def person(number, **facts):
    speaker = small.speaker(number, en=f"Person {number}")
    known = {name: getattr(speaker, name) for name in speaker.__struct_fields__}
    return type(speaker)(**known | facts)


def part(number, speaker, role):
    uuid = small.uuid_of("part", number)
    return Appearance(uuid=uuid, number=number, speaker=speaker.uuid, role=role)


GEORGIAN, GUEST = person(1, country="ge"), person(2, country="AZ", delegation=OFFICE.uuid)
PANEL = small.session(
    1, "2025-12-06T01:00:00+04:00", theme=THEME.uuid, floor_languages=("ka",),
    interpretation=(Interpretation(language="az"),),
)  # fmt: skip
PANEL = type(PANEL)(
    **{name: getattr(PANEL, name) for name in PANEL.__struct_fields__}
    | {"appearances": (part(1, GEORGIAN, "moderator"), part(2, GUEST, "panelist"))}
)
FACETS = Facets(
    small.document(
        speakers=[GEORGIAN, GUEST], sessions=[PANEL], organisations=[OFFICE], themes=[THEME],
        day_turns=4,
    )
)  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "met"),
    [
        ({}, True),
        ({"day": "2025-12-05", "theme": "trust", "kind": "panel"}, True),
        ({"day": "2025-12-06"}, False),
        ({"language": "ka"}, True),
        ({"language": "az"}, True),
        ({"spoken": "ka", "interpreted": "az"}, True),
        ({"spoken": "az"}, False),
        ({"role": "moderator", "country": "GE"}, True),
        ({"role": "moderator", "country": "AZ"}, False),
        ({"organisation": "office", "role": "panelist"}, True),
        ({"room": "hall"}, False),
    ],
)
def test_a_session_meets_what_it_has_and_of_people_what_one_of_them_has(asked, met):
    assert FACETS.meets(PANEL, asked) is met
