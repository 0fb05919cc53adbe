"""The API keeps what its schema promises, whatever it is asked: found out by schemathesis.

Over the wire, of the server that `make run` starts.
"""

import json
from typing import NamedTuple
from urllib.request import urlopen

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.core.parameters import ParameterLocation

from events.api.schema import openapi
from tests.databases import copied
from tests.forum_site.folders import open_folder
from tests.laws import examples
from tests.served import Site

pytestmark = pytest.mark.django_db  # so that there is a database to copy
PATHS = sorted(json.loads(openapi())["paths"])
NOBODY = "00000000-0000-4000-8000-000000000000"
FEW = settings(max_examples=examples(6), derandomize=True, suppress_health_check=list(HealthCheck))


class Place(NamedTuple):
    """A release of a forum, and what a schema cannot know of it: which things it has."""

    parts: dict[str, object]
    known: dict[str, object]
    program: dict[str, list[dict[str, str]]]

    def path(self, path):
        """What stands in the address: the first of the things that it is about."""
        kind = path.removesuffix("{uuid}/").rstrip("/").split("/")[-1]
        things = self.program.get({"people": "speakers"}.get(kind, kind))
        return {**self.parts, "uuid": things[0]["uuid"] if things else NOBODY}

    def query(self, query):
        """The query, about things that there are; without a filter by what there is none of."""
        asked = {name: self.known.get(name, value) for name, value in query.items()}
        if "since" in asked:  # stands in the place of `from`
            asked.pop("from", None)
        return {name: value for name, value in asked.items() if value is not None}


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), copied("served") as url, open_folder() as folder:
        made = Site(folder, "tests.api.serving", DATABASE_URL=url, API_RATE="0")
        made.start()
        yield made
        made.end()


@pytest.fixture(scope="module")
def contract(site):
    return schemathesis.openapi.from_url(f"{site.url}/api/v1/schema/")


@pytest.fixture(scope="module")
def session():
    with requests.Session() as session:
        yield session


@pytest.fixture(scope="module")
def places(site):
    forums = read(site, "")["results"]
    return [
        place(site, forum["slug"], number)
        for forum in forums
        for number in range(1, forum["release"]["number"] + 1)
    ]


def read(site, path):
    with urlopen(f"{site.url}/api/v1/forums/{path}") as answer:
        return json.load(answer)


def place(site, slug, number):
    program = read(site, f"{slug}/releases/{number}/program/")
    names = ("theme", "room", "speaker", "organisation")
    slugs = {name: next((row["slug"] for row in program[f"{name}s"]), None) for name in names}
    known = {"lang": "ka", "page": 1, "from": 1, "to": number, "since": "2030-01-01T00:00:00Z"}
    series = "azerbaijan-georgia-media-forum"
    parts = {"forum": slug, "number": number, "series": series}
    return Place(parts, known | slugs, program)


@pytest.mark.parametrize("mode", GenerationMode)
@pytest.mark.parametrize("path", PATHS)
def test_every_answer_is_as_the_schema_says(contract, session, places, path, mode):
    @given(case=contract[path]["GET"].as_strategy(generation_mode=mode), at=st.sampled_from(places))
    @FEW
    def ask(case, at):
        if not case.meta.is_negative_at(ParameterLocation.PATH):  # of random forums there is none
            there = at.path(path)
            case.path_parameters = {name: there[name] for name in case.path_parameters}
        if mode is GenerationMode.POSITIVE:
            case.query = at.query(case.query)
        case.call_and_validate(session=session)

    ask()
