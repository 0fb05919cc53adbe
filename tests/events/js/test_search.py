"""The pages' own search finds what the API's finds, in the same order, as well as it."""

import json
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.program import findable, letters, names, search
from events.program.document import Organisation, ReportedTitle, Theme
from tests import npm
from tests.events.program import more_spellings, small, spellings, test_search
from tests.laws import examples

RULED = spellings.RULED | more_spellings.RULED
ALIASED = spellings.ALIASED | more_spellings.ALIASED
PEOPLE = list(dict.fromkeys([*RULED, *ALIASED, *spellings.DISTRACTORS.split("|")]))
SCRIPTS = "".join(letters.folded().values())


def figures(reported):
    return small.document(
        speakers=[
            small.speaker(number, en=name, reported=[reported[name]] if name in reported else [])
            for number, name in enumerate(PEOPLE, start=1)
        ]
    )


def sought(table):
    return [one for name, row in table.items() for one in (name, *row.split("|"))]


def mixed():
    """A programme in which everything that can be sought stands somewhere."""
    office = Organisation(
        uuid=small.uuid_of("org"), number=1, slug="media",
        names={"en": "Media Agency", "az": "Media Agentliyi"}, abbreviation="MEDİA",
    )  # fmt: skip
    theme = Theme(
        uuid=small.uuid_of("theme"), number=1, slug="trust", names={"en": "Trust in media"}
    )
    people = [
        small.speaker(1, en="Aziza Mustafazadeh", az="Əzizə Mustafa-zadə", reported=["Asisa"]),
        small.speaker(2, en="Rose Press", ka="როუზ პრესი"),
        small.speaker(3, en="Adil Taghiyev", ru="Адил Тагиев"),
    ]
    replace = type(people[0])
    people[2] = replace(
        **{f: getattr(people[2], f) for f in people[2].__struct_fields__}
        | {"organisation": office.uuid}
    )
    return small.document(
        speakers=people, organisations=[office], themes=[theme],
        sessions=[
            small.session(1, title={"en": "Opening", "az": "Açılış"}, theme=theme.uuid,
                          by=[people[0].uuid, people[2].uuid],
                          reported_titles=(ReportedTitle(text="Gala"),)),
            small.session(2, title={"en": "Press and trust"}, by=[people[1].uuid]),
            small.session(3, title={"en": "Media literacy", "ka": "მედიაწიგნიერება"},
                          subtitle={"en": "The press after all"}),
            small.session(4, title={"en": "Lunch"}),
        ],
    )  # fmt: skip


QUERIES = (
    "press", "Press and", "and press", "pres", "rpess", "presss", "acilis", "Açılış", "gala",
    "trust", "media", "mdeia", "MEDİA agency", "adil media", "Тагиев", "მედია", "მედიაწიგ", "asisa",
    "mustafa zade", "Mustafazade", "Азиза Мустафа-заде", "as", "a", "o", "", " – ", "lunch x",
    "open", "öpening", "literacy media press", "N’ino", "trust trust",
)  # fmt: skip


@cache
def tables():
    """The one table of cases: a document, and what is sought in it."""
    return {
        "figures": (figures({}), sought(RULED) + sought(ALIASED)),
        "reported": (
            figures({name: row.split("|")[0] for name, row in ALIASED.items()}), sought(ALIASED),
        ),
        "forum": (
            small.document(speakers=[
                small.speaker(n, en=name) for n, name in enumerate(test_search.PEOPLE, start=1)
            ]),
            [spelling for _, spelling in test_search.CASES],
        ),
        "mixed": (mixed(), list(QUERIES)),
    }  # fmt: skip


def told(*asked, wanted=()):
    """What the script says of programmes, each with queries and texts to fold; what is wanted."""
    given = [
        {
            "findable": json.loads(findable.write(document)),
            "queries": queries, "folds": folds, "wanted": wanted,
        }
        for document, queries, folds in asked
    ]  # fmt: skip
    done = npm.node("search.mjs", given=json.dumps(given).encode())
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)


@cache
def in_the_browser():
    answers = told(*((document, queries, []) for document, queries in tables().values()))
    return dict(zip(tables(), answers, strict=True))


@pytest.mark.parametrize("things", ["speakers", "sessions"])
@pytest.mark.parametrize("table", ["figures", "reported", "forum", "mixed"])
def test_a_page_finds_the_same_in_the_same_order_as_the_api(table, things):
    document, queries = tables()[table]
    index, find = search.Index(document), getattr(search, things)
    number = {each.uuid: each.number for each in getattr(document, things)}
    for query, found in zip(queries, in_the_browser()[table][things], strict=True):
        hits = find(index, query)
        assert (query, [n for n, _ in found]) == (query, [number[hit.id] for hit in hits])
        scores = [hit.score for hit in hits]
        assert (query, [score for _, score in found]) == (query, pytest.approx(scores, abs=6e-5))


@settings(max_examples=examples(8))
@given(st.lists(st.text(SCRIPTS, max_size=12), min_size=60, max_size=60))
def test_a_page_folds_every_letter_of_our_scripts_as_we_do(texts):
    (answer,) = told((small.document(), [], texts))
    assert dict(zip(texts, answer["folds"], strict=True)) == {t: names.fold(t) for t in texts}
    bones = [list(names.skeletons(names.fold(text).replace(" ", ""))) for text in texts]
    assert answer["bones"] == bones
