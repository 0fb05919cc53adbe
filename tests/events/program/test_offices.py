"""Which organisations are probably one."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.program.offices import Office, marks, pairs


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (Office(1, ("Ministry of Culture",)), Office(2, ("ministry of culture",)), "same"),
        (Office(1, ("Azertac", "AZƏRTAC")), Office(2, ("Azərtac",)), "same"),
        (Office(1, ("Azertac",)), Office(2, ("AZƏRTAC",)), "spelling"),
        (Office(1, ("News Agency",), "AZERTAC"), Office(2, ("AZERTAC",)), "abbreviation"),
        (Office(1, ("Press",), "apa"), Office(2, ("Agency",), "APA"), "abbreviation"),
        (Office(1, ("University", "Universitet")), Office(2, ("Academy",)), None),
        (Office(1, ("Radio",), "AR"), Office(2, ("Rail",), "AR"), None),
        (Office(1, ("Culture",), "", "az"), Office(2, ("Culture",), "", "ge"), None),
        (Office(1, ("Culture",), "", "az"), Office(2, ("Culture",)), "same"),
        (Office(1, ("",)), Office(2, ("",)), None),
    ],
)
def test_two_are_alike_by_name_sound_or_abbreviation_but_not_in_two_countries(one, other, reason):
    assert [pair.reason for pair in pairs([other, one])] == ([reason] if reason else [])


WORDS = st.sampled_from(["Imedi", "Имеди", "Radio", "Agency", "AZERTAC", "Press", "Televiziya"])
NAMES = st.lists(st.lists(WORDS, min_size=1, max_size=3).map(" ".join), max_size=2).map(tuple)
FACTS = st.tuples(NAMES, st.sampled_from(["", "APA", "AZERTAC"]), st.sampled_from(["", "az", "ge"]))


@given(st.lists(FACTS, max_size=6))
def test_the_search_finds_what_comparing_all_with_all_finds(facts):
    offices = [Office(key, *each) for key, each in enumerate(facts)]
    shared = {
        (one.key, other.key)
        for one, other in combinations(offices, 2)
        if set(marks(one)) & set(marks(other)) and len({one.country, other.country} - {""}) < 2
    }
    assert {(pair.known, pair.new) for pair in pairs(offices)} == shared
