"""A name is proposed for whoever bears it in any spelling, and for hardly anybody else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.program import likeness
from tests.events.program.test_spellings import PEOPLE, RULED, cases

WHOLE = [(name, one) for name, one in cases(RULED) if len(one.split()) > 1]
# How Azerbaijani letters come into other scripts.
LATIN = dict(zip("əğıöüçşxqc", ("a", "gh", "y", "o", "u", "ch", "sh", "kh", "g", "j"), strict=True))
AZERBAIJANI = "abcdeəfgğhxıikqlmnoöprsştuüvyzç"
CYRILLIC = dict(zip(AZERBAIJANI, "абждеафгггхыикглмноопрсштуювйзч", strict=True)) | {"c": "дж"}
GEORGIAN = dict(zip(AZERBAIJANI, "აბჯდეაფგღჰხიიკგლმნოოპრსშტუუვიზჩ", strict=True))
GIVEN = "Adil Anar Elchin Farid Hikmet Irakli Jeyhun Kamran Leyla Mikheil Nino Polad Rashad Zurab"
syllables = st.tuples(st.sampled_from("bdfklmnrstvz"), st.sampled_from("aeəio")).map("".join)
words = st.lists(syllables, min_size=2, max_size=4).map(lambda parts: "".join(parts) + "n")
azerbaijani = st.builds("{} {}yev".format, words, words)


def spelled(name, letters):
    return "".join(letters.get(letter, letter) for letter in name)


def proposed(spelling):
    return {person for person in PEOPLE if likeness.compare(spelling, person)}


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Adil Taghiyev", "adil TAGHIYEV", "same"),
        ("Adil Taghiyev", "Адил Тагиев", "script"),
        ("Adil Taghiyev", "ადილ თაღიევი", "script"),
        ("Adil Taghiyev", "Adil Tagiyev", "spelling"),
        ("Adil Taghiyev", "Tağıyev Adil", "order"),
        ("Kamran Guliyev", "Karman Guliyev", "letter"),
        ("Ayaz Mutallibov", "Ayaz Mutallimov", "letter"),
        ("Elchin Namazov", "Elchin Namanov", "letter"),
        ("Heydər oğlu İlham Əliyev", "Ilham Aliyev", "part"),
        ("Aziza Mustafazadeh", "Əzizə Mustafa-zadə", "spelling"),
        ("George W. Bush", "George Bush", "spelling"),
    ],
)
def test_the_reason_says_in_what_two_spellings_of_a_name_differ(one, other, reason):
    assert likeness.compare(one, other) == reason


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Taghiyev", "Taghiyev"),
        ("Taghiyev", "Adil Taghiyev"),
        ("A. Taghiyev", "A. Taghiyev"),
        ("Adil Taghiyev", "Anar Taghiyev"),
        ("Adil Taghiyev", "Adila Taghiyeva"),
        ("Ilham Aliyev", "Ilham Valiyev"),
        ("Elmar Guliyev", "Eldar Guliyev"),
        ("Rashad Guliyev", "Rashid Guliyev"),
        ("", ""),
    ],
)
def test_what_only_looks_alike_is_another_person(one, other):
    assert likeness.compare(one, other) is None


def test_the_surest_of_all_spellings_is_told():
    found = likeness.alike(["Adil Tagiyev", "Адил Тагиев"], ["ადილ თაღიევი", "Adil Taghiyev"])
    assert found == likeness.Likeness(reason="script", ours="Adil Tagiyev", theirs="ადილ თაღიევი")


def test_95_of_100_spellings_propose_the_right_person():
    missed = [spelling for name, spelling in WHOLE if name not in proposed(spelling)]
    assert len(WHOLE) >= 700
    assert len(missed) * 100 <= 5 * len(WHOLE), missed


def test_97_of_100_proposals_are_right():
    wrong = [
        (spelling, person)
        for name, spelling in WHOLE
        for person in proposed(spelling)
        if person != name
    ]
    assert len(wrong) * 100 <= 3 * len(WHOLE), wrong


@given(st.text(max_size=30), st.text(max_size=30))
def test_it_does_not_matter_which_text_comes_first(one, other):
    assert likeness.compare(one, other) == likeness.compare(other, one)


@given(azerbaijani, azerbaijani)
def test_it_does_not_matter_which_name_comes_first(one, other):
    assert likeness.compare(one, other) == likeness.compare(other, one)


@given(azerbaijani, st.sampled_from([LATIN, CYRILLIC, GEORGIAN]))
def test_a_name_written_by_the_rules_of_another_language_is_the_same(name, letters):
    assert likeness.compare(name, spelled(name, letters))


@given(azerbaijani)
def test_names_that_are_alike_share_a_skeleton(name):
    other = spelled(name, CYRILLIC)
    assert not likeness.bones(name).isdisjoint(likeness.bones(other))


@given(words, st.permutations(GIVEN.split()))
def test_two_given_names_are_two_persons_whatever_the_family_name(family, given_names):
    one, other, *_rest = given_names
    assert likeness.compare(f"{one} {family}", f"{other} {family}") is None
