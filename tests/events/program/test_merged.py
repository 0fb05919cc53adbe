"""A document that still names a merged person is read as naming the kept one."""

from msgspec.structs import replace

from events.program import merged
from events.program.document import Appearance, Organisation, Organiser
from tests.events.program import small

OLD, KEPT, OTHER = (small.speaker(number, en=f"Name {number}") for number in (1, 2, 3))
MERGED = {OLD.uuid: KEPT.uuid}


def part(number, speaker, role="panelist", **facts):
    return Appearance(
        uuid=small.uuid_of("part", number), number=number, speaker=speaker.uuid, role=role, **facts
    )


def as_known(speakers, *parts):
    session = replace(small.session(1), appearances=parts)
    return merged.as_known(small.document(speakers=speakers, sessions=[session]), MERGED)


def test_a_document_without_merged_persons_stays_as_it_is():
    document = small.document(speakers=[OLD])
    assert merged.as_known(document, {}) is document


def test_a_merged_person_has_the_kept_ones_uuid():
    document = as_known([OLD, OTHER], part(1, OLD))
    assert {speaker.uuid for speaker in document.speakers} == {KEPT.uuid, OTHER.uuid}
    assert document.sessions[0].appearances[0].speaker == KEPT.uuid


def test_where_both_are_named_the_kept_ones_facts_stand():
    document = as_known([OLD, KEPT])
    assert [speaker.names for speaker in document.speakers] == [KEPT.names]


def test_of_two_parts_of_one_role_the_first_stays():
    document = as_known([OLD, KEPT], part(1, OLD), part(2, KEPT), part(3, KEPT, "moderator"))
    assert [one.number for one in document.sessions[0].appearances] == [1, 3]


def test_nobody_comes_in_place_of_themselves():
    document = as_known([OLD, KEPT], part(1, KEPT, instead_of=OLD.uuid))
    assert document.sessions[0].appearances[0].instead_of is None


def test_a_merged_organisation_is_the_kept_one_wherever_it_is_named():
    old, kept = (
        Organisation(
            uuid=small.uuid_of("office", n), number=n, slug=f"office-{n}", names={"en": name}
        )
        for n, name in enumerate(("Old", "Kept"), 1)
    )
    home = replace(OTHER, organisation=old.uuid, delegation=kept.uuid)
    document = small.document(organisations=[old, kept], speakers=[home])
    behind = (Organiser(organisation=old.uuid), Organiser(organisation=kept.uuid, role="partner"))
    document = replace(document, forum=replace(document.forum, organisers=behind))
    known = merged.as_known(document, {old.uuid: kept.uuid})
    assert [row.names for row in known.organisations] == [{"en": "Kept"}]
    assert (known.speakers[0].organisation, known.speakers[0].delegation) == (kept.uuid,) * 2
    assert known.forum.organisers == behind[1:]
