"""Persons matched and joined: an import proposes, somebody decides, nothing is lost."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction

from sessions import merging
from speakers.models import Person, PersonMatch
from tests.factories import (
    NameFormFactory,
    PersonFactory,
    SuperuserFactory,
)

pytestmark = pytest.mark.django_db
EVENING = Path(__file__).parents[1] / "data" / "evening.xml"
NOON = datetime(2025, 12, 1, 12, tzinfo=UTC)


def person(name, *more, **facts):
    """A person with an official English name and other forms, `ka:text` each."""
    given, family = name.rsplit(" ", 1)
    made = PersonFactory(sort_key=f"{family}, {given}", **facts)
    NameFormFactory(person=made, text=name)
    for form in more:
        language, text = form.split(":")
        NameFormFactory(person=made, language=language, text=text)
    return made


def proposed(*new):
    return merging.propose([each.uuid for each in new], source="file", by="test")


def match_of(new, known):
    proposed(new)
    return PersonMatch.objects.get(person=new, known=known)


# Proposing


@pytest.mark.parametrize("name", ["Adil Tagiyev", "Адил Тагиев", "ადილ თაღიევი"])
def test_a_new_person_is_proposed_to_be_the_one_of_the_same_name(name):
    person("Adil Taghiyev")
    (told,) = proposed(person(name))
    assert (told.new, told.known) == (name, "Adil Taghiyev")
    assert PersonMatch.objects.get().state == "open"


def test_nobody_is_merged_by_being_proposed():
    person("Adil Taghiyev")
    proposed(person("Adil Tagiyev"))
    assert Person.objects.count() == 2


def test_a_family_name_alone_proposes_nobody():
    person("Adil Taghiyev")
    assert proposed(person("Anar Tagiyev")) == ()


def test_any_form_of_the_known_person_may_be_what_is_alike():
    known = person("Adil Taghiyev", "ka:ადილ თაღიევი")
    known.forms.filter(language="en").delete()
    (told,) = proposed(person("Adil Tagiyev"))
    assert told.reason == "script"


def test_a_pair_is_asked_about_once():
    known, new = person("Adil Taghiyev"), person("Adil Tagiyev")
    proposed(new)
    assert proposed(new) == ()
    assert proposed(known) == ()


def test_a_refused_pair_is_never_proposed_again():
    known, new = person("Adil Taghiyev"), person("Adil Tagiyev")
    merging.refuse(match_of(new, known), by=SuperuserFactory(), at=NOON)
    assert proposed(new) == ()
    assert PersonMatch.objects.get().state == "refused"


@pytest.mark.parametrize("number", [1, 3])
def test_proposing_asks_the_database_the_same_for_one_and_for_three(
    number, django_assert_num_queries
):
    for name in ("Adil Taghiyev", "Nino Burjanadze", "Zurab Zhvania"):
        person(name)
    names = ("Adil Tagiyev", "Nino Burcanadze", "Zurab Jvaniya")[:number]
    new = [person(name) for name in names]
    with django_assert_num_queries(8):
        assert len(proposed(*new)) == number


def test_the_database_refuses_a_pair_the_other_way_round():
    known, new = person("Adil Taghiyev"), person("Adil Tagiyev")
    match_of(new, known)
    with pytest.raises(IntegrityError, match="match_once"), transaction.atomic():
        PersonMatch.objects.create(person=known, known=new, name="x", reason="same")


def test_the_database_refuses_a_match_with_oneself():
    one = person("Adil Taghiyev")
    with pytest.raises(IntegrityError, match="match_of_two"), transaction.atomic():
        PersonMatch.objects.create(person=one, known=one, name="x", reason="same")


def test_a_match_is_decided_once():
    known, new = person("Adil Taghiyev"), person("Adil Tagiyev")
    match, user = match_of(new, known), SuperuserFactory()
    merging.refuse(match, by=user, at=NOON)
    with pytest.raises(merging.Decided):
        merging.accept(match, by=user, at=NOON)


def test_a_person_who_is_deleted_takes_the_open_question_along():
    known, new = person("Adil Taghiyev"), person("Adil Tagiyev")
    match_of(new, known)
    new.delete()
    assert not PersonMatch.objects.exists()
