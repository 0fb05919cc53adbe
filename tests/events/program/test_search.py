"""Whatever the spelling and the script, the right person comes first."""

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.program import search
from events.program.document import Organisation, ReportedTitle, Theme
from tests.events.program import small

# The English name that the programme has, and how others may spell it.
SPELLINGS = {
    "Adil Taghiyev": "Adil Tagiyev|Adil Tağıyev|Адил Тагиев|ადილ თაღიევი|Tagiev|TAĞIYEV|Adıl Taqıyev",
    "Ahmad Ismayilov": "Əhməd İsmayılov|Ahmed Ismailov|Ахмед Исмаилов|აჰმედ ისმაილოვი|Akhmed Ismayilov",
    "Ilham Aliyev": "İlham Əliyev|Ильхам Алиев|ილჰამ ალიევი|Ilham Eliyev|Ilkham Aliev",
    "Mikheil Saakashvili": "მიხეილ სააკაშვილი|Михаил Саакашвили|Mikhail Saakashvili|Mixeil Saakaşvili",
    "Irakli Kobakhidze": "ირაკლი კობახიძე|Иракли Кобахидзе|İrakli Kobaxidze|Kobachidze",
    "Bidzina Ivanishvili": "ბიძინა ივანიშვილი|Бидзина Иванишвили|Bidzina İvanişvili",
    "Ceyhun Bayramov": "Jeyhun Bayramov|Джейхун Байрамов|ჯეიჰუნ ბაირამოვი|Dzheikhun Bairamov",
    "Ali Asadov": "Əli Əsədov|Али Асадов|ალი ასადოვი",
    "Hikmet Hajiyev": "Hikmət Hacıyev|Хикмет Гаджиев|ჰიქმეთ ჰაჯიევი|Gadzhiev|Hajiev",
    "Shalva Papuashvili": "შალვა პაპუაშვილი|Шалва Папуашвили|Şalva Papuaşvili",
    "Sahiba Gafarova": "Sahibə Qafarova|Сахиба Гафарова|საჰიბა ყაფაროვა|Saxiba Qafarova",
    "Farid Jafarov": "Fərid Cəfərov|Фарид Джафаров|ფარიდ ჯაფაროვი|Farid Djafarov",
    "Elchin Shikhlinski": "Elçin Şıxlınski|Эльчин Шихлинский|ელჩინ შიხლინსკი",
    "Nino Burjanadze": "ნინო ბურჯანაძე|Нино Бурджанадзе|Nino Burcanadze",
    "Tsotne Mirtskhulava": "ცოტნე მირცხულავა|Цотне Мирцхулава|Sotne Mirsxulava",
    "Zurab Zhvania": "ზურაბ ჟვანია|Зураб Жвания",
}
DISTRACTORS = (
    "Adil Talibov|Adila Tahirova|Tahir Agayev|Ahmad Islamov|Ahmet Ismayilzade|Ilham Valiyev|"
    "Ilhama Alibeyli|Mikheil Sakvarelidze|Irakli Kobalia|Irakli Kakhidze|Bidzina Ivanidze|"
    "Ceyhun Bayramli|Ali Asgarov|Hikmat Hasanov|Shalva Papava|Sahib Gasimov|Farid Safarov|"
    "Elchin Sheykhli|Nino Burduli|Zurab Zhorzholiani|Rashad Taghizade|Anar Tagi|Aydin Alasgarov"
)
PEOPLE = [*SPELLINGS, *DISTRACTORS.split("|")]
INDEX = search.Index(
    small.document(speakers=[small.speaker(n, en=name) for n, name in enumerate(PEOPLE, start=1)])
)
CASES = [(name, other) for name, row in SPELLINGS.items() for other in (name, *row.split("|"))]


@pytest.mark.parametrize(("name", "spelling"), CASES, ids=[spelling for _, spelling in CASES])
def test_any_spelling_finds_the_right_person_first(name, spelling):
    hits = search.speakers(INDEX, spelling)
    assert hits[0].reason.text == name
    assert [hit for hit in hits[1:] if hit.score == hits[0].score] == []


@pytest.mark.parametrize("query", ["", " – ", "Xyzzy", "Vladimir Nabokov"])
def test_what_is_not_there_is_not_found(query):
    assert search.find(INDEX, query) == ()


def found(index, query):
    return [
        (hit.reason.text, hit.reason.field, hit.reason.how) for hit in search.find(index, query)
    ]


def test_the_name_as_written_comes_before_its_beginning_and_before_a_like_one():
    people = [
        small.speaker(1, en="Taghi"),
        small.speaker(2, en="Taghiyev"),
        small.speaker(3, en="Tağı"),
    ]
    index = search.Index(small.document(speakers=people))
    assert found(index, "taghi") == [
        ("Taghi", "name", "exact"),
        ("Taghiyev", "name", "beginning"),
        ("Tağı", "name", "similar"),
    ]


def test_the_reason_is_shown_in_the_readers_language():
    index = search.Index(small.document(speakers=[small.speaker(1, en="Ana Lee", az="Ana Li")]))
    (hit,) = search.find(index, "ana", languages=("az", "en"))
    assert (hit.reason.language, hit.reason.text) == ("az", "Ana Li")


def test_a_reported_spelling_finds_its_person():
    person = small.speaker(1, az="Hüseyn", reported=["Gus"])
    assert found(search.Index(small.document(speakers=[person])), "gus") == [
        ("Gus", "reported", "exact")
    ]


def test_words_may_be_found_in_different_texts_of_one_person():
    office = Organisation(
        uuid=small.uuid_of("org"),
        number=1,
        slug="media",
        names={"en": "Agency"},
        abbreviation="MEDIA",
    )
    people = [small.speaker(1, en="Adil Lee"), small.speaker(2, en="Adil Roe")]
    people[0] = type(people[0])(
        **{f: getattr(people[0], f) for f in people[0].__struct_fields__}
        | {"organisation": office.uuid}
    )
    index = search.Index(small.document(speakers=people, organisations=[office]))
    assert [hit.id for hit in search.speakers(index, "adil media")] == [people[0].uuid]


def test_a_session_is_found_by_title_speaker_theme_and_reported_title():
    person = small.speaker(1, az="Adil Tağıyev")
    theme = Theme(uuid=small.uuid_of("theme"), number=1, slug="trust", names={"en": "Trust"})
    session = small.session(
        1,
        by=[person.uuid],
        title={"en": "Opening", "az": "Açılış"},
        theme=theme.uuid,
        reported_titles=(ReportedTitle(text="Gala"),),
    )
    program = small.document(
        speakers=[person],
        themes=[theme],
        sessions=[session, small.session(2, title={"en": "Other"})],
    )
    index = search.Index(program)
    for query, field in [
        ("acilis", "title"),
        ("Тагиев", "speaker"),
        ("trust", "theme"),
        ("gala", "reported_title"),
    ]:
        (hit,) = search.sessions(index, query)
        assert (hit.id, hit.reason.field) == (session.uuid, field)


def test_a_title_comes_before_a_speaker_of_that_name():
    person = small.speaker(1, en="Rose Press")
    program = small.document(
        speakers=[person],
        sessions=[small.session(1, by=[person.uuid]), small.session(2, title={"en": "Press"})],
    )
    hits = search.sessions(search.Index(program), "press")
    assert [hit.reason.field for hit in hits] == ["title", "speaker"]


def test_a_document_can_be_searched_directly():
    program = small.document(sessions=[small.session(1, title={"ka": "პრესა"})])
    assert [hit.kind for hit in search.find(program, "presa")] == ["session"]


@given(st.text(max_size=30))
def test_any_query_is_answered_in_order(query):
    scores = [hit.score for hit in search.find(INDEX, query)]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)


def test_a_large_programme_is_searched_in_milliseconds():
    people = [small.speaker(n, en=f"{name} {n}") for n, name in enumerate(PEOPLE * 15, start=1)]
    index = search.Index(small.document(speakers=people))
    fastest = min(_seconds(index) for _ in range(5))
    assert fastest < 0.05


def _seconds(index):
    before = perf_counter()
    search.find(index, "Адил Тагиев")
    return perf_counter() - before
