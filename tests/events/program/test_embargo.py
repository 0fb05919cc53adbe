"""Embargoes on whole programmes: nothing of the subject is left, and all of it comes back."""

from hypothesis import given
from hypothesis import strategies as st

from events.program import canonical, check
from events.program.diff import apply, diff, remaining
from events.program.embargo import known, without
from events.program.ledger import Ledger
from tests.events.program.strategies import documents, pairs


@st.composite
def hidden(draw, document):
    """Some of its sessions and speakers."""
    ids = sorted(known(document))
    return draw(st.sets(st.sampled_from(ids), max_size=3)) if ids else set()


@given(documents(), st.data())
def test_nothing_of_the_subject_is_in_the_published_bytes(document, data):
    subjects = data.draw(hidden(document))
    written = canonical.write(without(document, subjects), Ledger()).decode()
    assert [str(uuid) for uuid in subjects if str(uuid) in written] == []


@given(documents(), st.data())
def test_a_programme_under_embargo_is_valid_and_canonical(document, data):
    left = without(document, data.draw(hidden(document)))
    assert check.refusals(left) == ()
    assert canonical.in_order(left) == left


@given(documents(), st.data())
def test_the_additions_bring_back_the_whole(document, data):
    left = without(document, data.draw(hidden(document)))
    assert apply(left, diff(left, document)) == document


@given(documents(), st.data())
def test_an_organisation_goes_only_with_the_last_who_belongs_to_it(document, data):
    left = without(document, data.draw(hidden(document)))
    gone = {row.uuid for row in document.organisations} - {row.uuid for row in left.organisations}
    behind = {each.organisation for each in document.forum.organisers}
    assert gone.isdisjoint(behind | {speaker.organisation for speaker in left.speakers})


@given(pairs(), st.randoms(use_true_random=False))
def test_what_was_published_meanwhile_remains_to_be_done_no_more(pair, random):
    before, after = pair
    changes = diff(before, after)
    assert remaining(before, changes) == changes
    assert remaining(after, changes) == ()
