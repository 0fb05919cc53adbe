"""Logs are lines to read, or JSON for machines."""

import json
import logging
import logging.config

import pytest

from forum_site import logs


@pytest.fixture
def record():
    def _record(message="Hall %s is full", *args, **extra):
        made = logging.LogRecord("events", logging.WARNING, "place.py", 7, message, args, None)
        made.__dict__.update(extra)
        return made

    return _record


def said(record):
    return json.loads(logs.JsonFormatter().format(record))


def test_a_line_says_when_how_grave_who_and_what(record):
    line = said(record("Hall %s is full", "A"))
    assert line["message"] == "Hall A is full"
    assert (line["level"], line["logger"]) == ("warning", "events")
    assert line["time"].endswith("+00:00")


def test_a_line_stays_one_line(record):
    assert "\n" not in logs.JsonFormatter().format(record("two\nlines"))


def test_a_traceback_is_part_of_the_line(record):
    line = said(record(exc_info=(ValueError, ValueError("wrong hall"), None)))
    assert line["traceback"] == "ValueError: wrong hall"


def test_an_answers_status_is_part_of_the_line(record):
    assert said(record(status_code=404))["status"] == 404


def test_the_secret_of_an_address_is_not_logged(record):
    secret = "A1-_" * 11
    line = record("%s: %s", "Not Found", f"/preview/{secret}/en/sessions/opening/")
    assert logs.Discreet().filter(line)
    assert line.getMessage() == "Not Found: /preview/…/en/sessions/opening/"


def test_other_scripts_stay_readable(record):
    assert "Tağıyev თაღიევი" in logs.JsonFormatter().format(record("Tağıyev თაღიევი"))


@pytest.mark.parametrize("style", ["text", "json"])
def test_both_styles_are_a_configuration_that_python_accepts(style):
    handler = logs.configuration(style)["handlers"]["stderr"]
    logging.config.DictConfigurator(logs.configuration(style))
    assert handler["formatter"] == style
