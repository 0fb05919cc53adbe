"""What is made of a release is made once."""

import pytest

from events.public.kept import RELEASES, per_release
from tests.events.public.editions import preview, programme, release

EMPTY = programme()


@pytest.fixture
def make():
    return per_release(lambda _edition: object())


def test_it_is_made_once_per_release(make):
    assert make(release(EMPTY)) is make(release(EMPTY))


def test_another_release_has_its_own(make):
    assert make(release(EMPTY)) is not make(release(EMPTY, 8))


def test_a_draft_s_is_made_each_time(make):
    assert make(preview(EMPTY)) is not make(preview(EMPTY))


def test_only_the_last_releases_are_kept(make):
    first = make(release(EMPTY, 1))
    for number in range(2, RELEASES + 2):
        make(release(EMPTY, number))
    assert make(release(EMPTY, 1)) is not first
