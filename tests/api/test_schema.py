"""The schema and the page that shows it."""

import json
import re

import pytest

from events.api.schema import openapi

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def document():
    return json.loads(openapi())


def test_the_schema_is_openapi_3_1_of_this_site(api):
    answer = api.get("schema/")
    assert answer["Content-Type"] == "application/vnd.oai.openapi+json; charset=utf-8"
    assert answer.json()["openapi"].startswith("3.1")
    assert answer.json()["servers"] == [{"url": "http://127.0.0.1:8000"}]


def test_every_operation_has_a_name_of_its_own_and_a_summary(document):
    operations = [path["get"] for path in document["paths"].values()]
    assert len({each["operationId"] for each in operations}) == len(operations)
    assert all(each["summary"] for each in operations)


def test_every_parameter_is_described(document):
    for path in document["paths"].values():
        asked = [each for each in path["get"]["parameters"] if each["in"] == "query"]
        assert all(each["description"] for each in asked)


def test_a_text_is_declared_once(document):
    session = document["components"]["schemas"]["Session"]["properties"]
    assert session["title"] == {"$ref": "#/components/schemas/Text"}


def test_nothing_refers_to_what_is_not_there(document):
    text = json.dumps(document)
    named = set(re.findall(r'"#/components/schemas/(\w+)"', text))
    assert named <= set(document["components"]["schemas"])


def test_the_browsable_page_has_nothing_written_into_it(api):
    page = api.get("").content.decode()
    assert re.findall(r"<script(?![^>]*src=)|<style| style=| on\w+=", page) == []
    assert "/static/drf_spectacular_sidecar/" in page
    assert 'src="http' not in page


def test_the_pages_script_names_the_schema(api):
    page = api.get("").content.decode()
    script = re.findall(r'src="(/api/[^"]+)"', page)[0].replace("&amp;", "&")
    assert "/api/v1/schema/" in api.client.get(script).content.decode()
