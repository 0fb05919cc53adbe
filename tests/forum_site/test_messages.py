"""Translations are complete, up to date and compiled, or a line says what is wrong."""

import polib
import pytest

from forum_site import messages


def catalogue(**texts):
    po = polib.POFile()
    for source, text in texts.items():
        po.append(polib.POEntry(msgid=source, msgstr=text))
    return po


@pytest.fixture
def keep(tmp_path, monkeypatch):
    """Keep a catalogue as the Georgian one."""
    monkeypatch.setattr(messages, "ROOT", tmp_path)

    def _keep(po):
        messages.write({"ka": po})
        return messages._po(tmp_path, "ka")

    return _keep


def test_what_was_written_is_found_complete(keep):
    keep(catalogue(Room="ოთახი"))
    assert list(messages.check("ka", catalogue(Room="ოთახი"))) == []


def test_a_missing_translation_is_named(keep):
    keep(catalogue(Room=""))
    assert list(messages.check("ka", catalogue(Room=""))) == ["ka: missing: 'Room'"]


def test_a_guess_of_the_tools_is_no_translation(keep):
    po = catalogue(Room="სესია")
    po[0].flags.append("fuzzy")
    keep(po)
    assert list(messages.check("ka", po)) == ["ka: fuzzy: 'Room'"]


@pytest.mark.parametrize("now", [{"Room": "ოთახი", "Hall": "დარბაზი"}, {}])
def test_another_set_of_messages_than_the_codes_is_out_of_date(keep, now):
    keep(catalogue(Room="ოთახი"))
    problems = list(messages.check("ka", catalogue(**now)))
    assert [problem.startswith("ka: not what the code says") for problem in problems] == [True]


def test_a_lost_placeholder_is_named(keep):
    source = "Release %(number)s"
    po = catalogue(**{source: "რელიზი"})
    keep(po)
    assert list(messages.check("ka", po)) == [
        f"ka: other placeholders than in the source: '{source}'"
    ]


def test_a_plural_may_leave_out_the_number_in_no_form(keep):
    po = polib.POFile()
    po.append(
        polib.POEntry(
            msgid="%(n)s day",
            msgid_plural="%(n)s days",
            msgstr_plural={0: "%(n)s დღე", 1: "დღე"},
        )
    )
    keep(po)
    assert len(list(messages.check("ka", po))) == 1


def test_a_plural_has_as_many_forms_as_the_language(keep):
    po = polib.POFile()
    forms = dict(enumerate("დღე"))
    po.append(polib.POEntry(msgid="day", msgid_plural="days", msgstr_plural=forms))
    keep(po)
    assert list(messages.check("ka", po)) == ["ka: 2 plural forms, no more and no fewer: 'day'"]


def test_a_catalogue_changed_after_compiling_is_named(keep):
    file = keep(catalogue(Room="ოთახი"))
    catalogue(Room="დარბაზი").save(file)
    assert list(messages.check("ka", catalogue(Room="დარბაზი"))) == ["ka: not compiled."]


def test_writing_again_changes_nothing(keep):
    file = keep(catalogue(Room="ოთახი"))
    before = file.read_bytes()
    keep(polib.pofile(file))
    assert file.read_bytes() == before


def test_a_language_without_a_catalogue_is_named(keep):
    assert list(messages.check("ka", catalogue(Room=""))) == ["ka: there are no translations."]
