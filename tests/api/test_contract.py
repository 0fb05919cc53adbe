"""The API keeps what its schema promises, whatever it is asked: found out by schemathesis."""

import json

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode

from events import releases
from events.api.schema import openapi

# What only the forum knows: a schema cannot say which themes there are.
KNOWN = {
    "lang": "ka", "theme": "media-ecosystem", "room": "main-hall", "speaker": "adil-taghiyev",
    "organisation": "media", "page": 1, "from": 1, "to": 1,
    "since": "2030-01-01T00:00:00Z",
}  # fmt: skip
PATHS = sorted(json.loads(openapi())["paths"])


@pytest.fixture
def contract(agmf):
    """The application as a server would call it, on the test's own connection."""
    ends = (request_started, request_finished)
    for signal in ends:
        signal.disconnect(close_old_connections)
    yield schemathesis.openapi.from_wsgi("/api/v1/schema/", get_wsgi_application())
    for signal in ends:
        signal.connect(close_old_connections)


@pytest.mark.parametrize("mode", GenerationMode)
@pytest.mark.parametrize("path", PATHS)
def test_every_answer_is_as_the_schema_says(contract, path, mode):
    parts = {
        "forum": "agmf-2025",
        "series": "azerbaijan-georgia-media-forum",
        "number": 1,
        "uuid": _some_id(path),
    }

    @given(case=contract[path]["GET"].as_strategy(generation_mode=mode))
    @settings(max_examples=12, derandomize=True, suppress_health_check=list(HealthCheck))
    def ask(case):
        if mode is GenerationMode.POSITIVE:  # of random forums there is none
            case.path_parameters = {name: parts[name] for name in case.path_parameters}
            case.query = {name: KNOWN.get(name, value) for name, value in case.query.items()}
            if "since" in case.query:  # stands in the place of `from`
                case.query.pop("from", None)
        case.call_and_validate(headers={"Accept-Encoding": "identity"})

    ask()


def _some_id(path):
    """The first of the things that a detail's path is about."""
    kind = path.removesuffix("{uuid}/").rstrip("/").split("/")[-1]
    kind = {"people": "speakers"}.get(kind, kind)
    entry = releases.shelf().find("agmf-2025")
    things = getattr(releases.edition(entry).document, kind, ())
    return str(things[0].uuid) if things else ""
