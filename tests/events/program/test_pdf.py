"""The printed programme: complete, readable aloud, the same every time, in four languages."""

import json
import os
import sys
import threading
from collections import defaultdict
from pathlib import Path

import pypdfium2
import pytest
import segno
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from msgspec.structs import replace

from events.program.formats import frab_xml, pdf, printed
from events.program.formats.outgoing import Extract, NoSuchPart, Part
from tests.events.program import strategies
from tests.events.public import editions
from tests.laws import examples

PROJECT = Path(__file__).parents[3]
REAL = Path(os.environ.get("REAL_PROGRAMMES", PROJECT.parent / "shared/data/programmes"))
WORDS = defaultdict(str, {"role.panelist": "Panelist", "roles.panelist": "Panelists"})
LANGUAGES = ("en", "az", "ka", "ru")
WRITERS = {"A4": pdf.write, "pocket": pdf.write_pocket}
NAMES = {"en": "Adil Taghiyev", "az": "Adil Tağıyev", "ka": "ადილ თაღიევი", "ru": "Адил Тагиев"}
TITLES = {"en": "Opening № 1", "az": "Açılış", "ka": "გახსნა", "ru": "Открытие"}


def extract(programme, language="en", part=Part()):  # noqa: B008 - a frozen struct
    edition = editions.release(programme)
    return Extract(edition, language, site="https://forum.example", words=WORDS, part=part)


def opened(data):
    return pypdfium2.PdfDocument(data)


def read(data):
    """All text of a file, its lines and hyphens joined, so that no break hides a word."""
    pages = (page.get_textpage().get_text_bounded() for page in opened(data))
    return squeezed("".join(pages))


def squeezed(text):
    for broken in ("\r", "\n", " ", "\xa0", "\xad", "\ufffe", "\u0002", "-", "‑"):
        text = text.replace(broken, "")
    return text


def real(name, **wanted):
    if not (REAL / name).exists():
        pytest.skip(f"{name} is not in {REAL}: set REAL_PROGRAMMES to the folder that has it")
    return frab_xml.read((REAL / name).read_bytes(), **wanted).document


@pytest.fixture
def opening():
    """A session with a speaker, both in four languages, and one whose time is open."""
    return editions.programme(
        editions.session(
            title=TITLES,
            room=editions.uuid("room", 1),
            theme=editions.uuid("theme", 1),
            appearances=(editions.appearance(1),),
        ),
        editions.session(2, start=None, title={"en": "Round table"}),
        rooms=(editions.room(),),
        themes=(editions.theme(),),
        speakers=(editions.speaker(1, name=NAMES),),
        forum=editions.forum(languages=LANGUAGES),
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("writer", WRITERS)
def test_titles_and_names_can_be_read_in_every_language(opening, writer, language):
    said = read(WRITERS[writer](extract(opening, language)))
    assert squeezed(TITLES[language]) in said
    assert squeezed(NAMES[language]) in said


@pytest.mark.parametrize("writer", WRITERS)
def test_a_session_without_a_time_is_printed_too(opening, writer):
    assert "Roundtable" in read(WRITERS[writer](extract(opening)))


@pytest.mark.parametrize("writer", WRITERS)
def test_the_same_release_gives_the_same_bytes(opening, writer):
    assert WRITERS[writer](extract(opening)) == WRITERS[writer](extract(opening))


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_says_that_it_is_accessible_and_in_which_language(opening, writer, language):
    data = WRITERS[writer](extract(opening, language))
    assert b"<pdfuaid:part>1</pdfuaid:part>" in data
    assert b"<pdfaid:part>2</pdfaid:part>" in data
    assert f"<rdf:li>{language}</rdf:li>".encode() in data
    assert opened(data).is_tagged()


def test_a_file_is_titled_with_the_forum(opening):
    title = opened(pdf.write(extract(opening, "az"))).get_metadata_value("Title")
    assert title == "Media Forumu · Proqram"


def test_the_booklet_has_pages_in_fours(opening):
    assert len(opened(pdf.write(extract(opening)))) % 4 == 0


def test_the_code_and_the_address_lead_to_the_release(opening):
    address = "https://forum.example/en/media-forum/r7/schedule/"
    told = printed.value(extract(opening))
    drawn = ["".join(map(str, row)) for row in segno.make(address, error="m", micro=False).matrix]
    assert (told["release"]["url"], pdf.modules(address)) == (address, drawn)
    assert squeezed(address) in read(pdf.write(extract(opening)))


def test_a_letter_that_no_font_has_is_spelled_and_stops_nothing():
    strange = editions.programme(editions.session(title={"en": "Peace ࿓ 和平 №"}))
    assert "Peace[U+0FD3][U+548C][U+5E73]№" in read(pdf.write(extract(strange)))


def test_the_letters_said_to_be_covered_are_in_both_sans_faces():
    faces = (TTFont(file).getBestCmap() for file in pdf.FONTS.glob("ForumSans-*.ttf"))
    ours = {ord(letter) for letter in pdf._covered()} - {ord("\n")}
    assert ours == set.intersection(*map(set, faces))


def test_every_language_has_every_label():
    words = json.loads((printed.FOLDER / "labels.json").read_text("utf-8"))
    assert set(words) == set(LANGUAGES)
    assert len({tuple(sorted(labels)) for labels in words.values()}) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_in_another_language_is_noted_whichever_it_is(opening, language):
    assert printed.value(extract(opening, language))["labels"]["names_note"] == ""
    others = {tag: name for tag, name in NAMES.items() if tag != language}
    elsewhere = replace(opening, speakers=(editions.speaker(1, name=others),))
    note = printed.value(extract(elsewhere, language))["labels"]["names_note"]
    assert note == printed.labels()[language]["names_note"] != ""


def test_who_is_not_on_the_day_is_no_reason_for_a_note(opening):
    stranger = editions.speaker(2, name={"en": "Eter Turadze"})
    more = replace(opening, speakers=(*opening.speakers, stranger))
    assert printed.value(extract(more, "ka"))["labels"]["names_note"] == ""


def test_a_weekday_is_capital_where_a_line_begins_and_small_within_one(opening):
    forum = replace(opening.forum, ends=opening.forum.starts, city={"ru": "Баку"})
    placed = printed.value(extract(replace(opening, forum=forum), "ru"))["forum"]
    alone = printed.value(extract(replace(opening, forum=replace(forum, city={})), "ru"))["forum"]
    assert placed["when"][0].islower()
    assert placed["facts"][0]["value"][0] == alone["when"] == printed.begun(placed["when"], "ru")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("writer", WRITERS)
def test_bookmarks_name_each_day_and_session_once_in_the_reader_s_language(
    opening, writer, language
):
    told = printed.value(extract(opening, language))
    (day,) = told["days"]
    toc = [
        mark.get_title() for mark in opened(WRITERS[writer](extract(opening, language))).get_toc()
    ]
    assert toc[0] == told["forum"]["name"]["t"]
    assert (toc.count(day["title"]), toc.count(TITLES[language])) == (1, 1)


@pytest.fixture
def patient():
    """Threads that give way only where they wait or call what needs no Python."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(60)
    yield
    sys.setswitchinterval(usual)


@pytest.mark.usefixtures("patient")
def test_others_are_served_while_a_programme_is_set(opening):
    extracted, served, done = extract(opening), [], threading.Event()
    pdf.write(extracted)  # now labels and fonts are read
    other = threading.Thread(target=lambda: served.extend(iter(lambda: done.wait(0.001), True)))
    other.start()
    pdf.write(extracted)
    done.set()
    other.join()
    assert len(served) > 1


def test_a_day_is_printed_alone():
    days = (editions.session(), editions.session(2, start=editions.at("11:00", "2025-12-06")))
    part = Part(kind="day", key="2025-12-06")
    said = read(pdf.write(extract(editions.programme(*days), part=part)))
    assert ("Session2" in said, "Session1" in said) == (True, False)
    with pytest.raises(NoSuchPart):
        pdf.write(extract(editions.programme(*days), part=Part(kind="day", key="2025-12-07")))


@pytest.mark.parametrize("writer", WRITERS)
def test_31c3_is_printed_with_every_session(writer):
    programme = real("31c3.xml", zone="Europe/Berlin")
    said = read(WRITERS[writer](extract(programme)))
    titles = [squeezed(printed.told(extract(programme), s.title)["t"]) for s in programme.sessions]
    assert [title for title in titles if squeezed(pdf.spelled(title)) not in said] == []


@pytest.mark.parametrize("sessions", [(), (editions.session(start=None),)])
@pytest.mark.parametrize("writer", WRITERS)
def test_a_programme_without_days_can_be_printed(writer, sessions):
    assert "Forum" in read(WRITERS[writer](extract(editions.programme(*sessions))))


@pytest.mark.parametrize("cast", [(), (editions.appearance(),)])
@pytest.mark.parametrize("writer", WRITERS)
def test_a_day_of_breaks_alone_can_be_printed(writer, cast):
    pause = editions.session(kind="break", appearances=cast)
    programme = editions.programme(pause, speakers=(editions.speaker(),) if cast else ())
    assert "Session1" in read(WRITERS[writer](extract(programme)))


def test_each_day_has_a_pocket_sheet_of_its_own_even_where_one_runs_on():
    long = [editions.session(n) for n in range(1, 120)]
    last = editions.session(120, start=editions.at("11:00", "2025-12-06"))
    pages = opened(pdf.write_pocket(extract(editions.programme(*long, last))))
    fronts = [
        n for n, page in enumerate(pages, 1) if "SHA-256" in page.get_textpage().get_text_bounded()
    ]
    assert len(pages) > 4
    assert (len(fronts), {n % 2 for n in fronts}) == (2, {1})


@settings(max_examples=examples(4))
@given(strategies.documents())
def test_any_programme_can_be_printed(programme):
    for write in WRITERS.values():
        assert write(extract(programme)).startswith(b"%PDF-")
