"""Names in four languages and three scripts."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.program import names

SAME_NAME = [
    "Tagiyev Taghiyev Tağıyev Тагиев თაღიევი Taqiyev Tagiev TAĞIYEV",
    "Əliyev Aliyev Алиев ალიევი Eliyev Aliev ƏLİYEV",
    "Hüseynov Huseynov Guseinov Гусейнов ჰუსეინოვი",
    "Cəfərov Jafarov Джафаров ჯაფაროვი Dzhafarov Djafarov",
    "İsmayılov Ismayilov Ismailov Исмаилов ისმაილოვი",
    "Əhməd Ahmad Ahmed Ахмед აჰმედ Akhmed",
    "Elçin Elchin Эльчин ელჩინ Elcin",
    "Şahin Shahin Шахин შაჰინ Sahin",
    "Xəlilov Khalilov Халилов ხალილოვი",
    "Qarabağ Garabagh Karabakh Карабах ყარაბაღი",
    "Kobaxidze Kobakhidze Кобахидзе კობახიძე",
    "Tsereteli Церетели წერეთელი",
    "Chavchavadze Çavçavadze Чавчавадзе ჭავჭავაძე",
    "Zhvania Жвания ჟვანია",
    "Pirtskhalava Пирцхалава ფირცხალავა",
]


@pytest.mark.parametrize("row", SAME_NAME, ids=lambda row: row.split()[0])
def test_all_spellings_of_a_name_have_one_skeleton(row):
    assert len({names.skeleton(spelling) for spelling in row.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("Aliyev", "Veliyev"), ("Mammadov", "Mahmudov"), ("Hasanov", "Gasimov")]
)
def test_different_names_have_different_skeletons(one, other):
    assert names.skeleton(one) != names.skeleton(other)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("İlham ƏLİYEV", "ilham aliyev"),
        ("Tağıyev", "tagiyev"),
        ("ჯაფაროვი", "jafarovi"),
        ("Эльчин", "elchin"),
        ("კობახიძე", "kobakhidze"),
        ("  Əli-zadə,  Şəms ", "ali zada sams"),
        ("O’Neill", "oneill"),
        ("—", ""),
    ],
)
def test_folding_leaves_plain_words(text, folded):
    assert names.fold(text) == folded


@given(st.text())
def test_folding_twice_is_folding_once(text):
    folded = names.fold(text)
    assert names.fold(folded) == folded
    assert re.fullmatch("([a-z0-9]+( [a-z0-9]+)*)?", folded)


def test_a_letter_read_in_two_ways_gives_two_skeletons():
    assert names.skeletons("victor") == ("VJTR", "VKTR")
    assert names.skeletons("viktor") == ("VKTR",)


def test_the_column_holds_folded_words_and_skeletons_with_spaces_around():
    assert names.found("Adil Tağıyev", "Адил Тагиев") == " adil tagiyev tagiev ADL TKV "
    assert names.found("", "…") == ""


@pytest.mark.parametrize("query", ["tag", "Taghiyev", "თაღიევი", "Тагиев Адил", "adil t", "Taghi"])
def test_the_column_contains_what_is_sought_of_it(query):
    column = names.found("Adil Tağıyev")
    assert all(any(part in column for part in word) for word in names.sought(query))


def test_the_column_does_not_contain_another_name():
    column = names.found("Adil Tağıyev")
    assert not all(any(part in column for part in word) for word in names.sought("Hasanov"))


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Adil Taghiyev", "Taghiyev, Adil"),
        ("ნინო კობახიძე", "კობახიძე, ნინო"),
        ("erdgeist", "erdgeist"),
        ("Taghiyev, Adil", "Taghiyev, Adil"),
        ("Ursula von der Leyen", "von der Leyen, Ursula"),
        ("Əliyev İlham Heydər oğlu", "Əliyev, İlham Heydər oğlu"),
        ("", ""),
    ],
)
def test_the_family_name_sorts_first(name, key):
    assert names.sort_key(name) == key


@pytest.mark.parametrize(
    ("name", "language", "monogram"),
    [
        ("ilham tağıyev", "az", "İT"),
        ("Adil Taghiyev", "en", "AT"),
        ("ნინო კობახიძე", "ka", "\u1c9c\u1c99"),
        ("Адил Тагиев", "ru", "АТ"),
        ("“Geraldine” de Bastion", "", "GB"),
        ("Cher", "", "C"),
        ("2600", "", ""),
    ],
)
def test_a_monogram_is_the_first_and_the_last_initial(name, language, monogram):
    assert names.initials(name, language) == monogram


def test_azerbaijani_has_two_letters_i():
    assert names.upper("ilıq", "az") == "İLIQ"
    assert names.lower("İLIQ", "az") == "ilıq"
    assert names.lower("İLHAM") == "ilham"


def test_georgian_is_never_upper_cased():
    assert names.upper("ფორუმი", "ka") == "ფორუმი"


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        (
            "az",
            ["Cavid", "Çingiz", "Davud", "Elçin", "Əli", "Xalid", "Ibad", "İbad", "Qədir", "Lalə"],
        ),
        ("ka", ["ანა", "გია", "თეა", "კახა", "ნინო", "ფატი", "ქეთი", "შოთა", "ხატია"]),
        ("ru", ["Егор", "Ёлкин", "Женя", "Шура", "Щукин", "Юрий", "Яна"]),
        ("en", ["Able", "Élan", "Fox", "Öz", "Zoo"]),
    ],
)
def test_names_sort_by_the_alphabet_of_the_language(language, texts):
    assert names.alphabetical(reversed(texts), language) == texts


def test_foreign_scripts_follow_and_digits_precede():
    mixed = ["ანა", "Яна", "Zoo", "2600", "Able"]
    assert names.alphabetical(mixed, "en") == ["2600", "Able", "Zoo", "Яна", "ანა"]


def test_a_shorter_family_name_sorts_before_a_longer_one():
    assert names.alphabetical(["Alieva, Z", "Ali, Z", "Ali, A"], "en") == [
        "Ali, A",
        "Ali, Z",
        "Alieva, Z",
    ]


@given(st.lists(st.text(max_size=8)), st.sampled_from(["az", "en", "ka", "ru", "de"]))
def test_any_texts_have_one_order(texts, language):
    ordered = names.alphabetical(texts, language)
    assert names.alphabetical(reversed(texts), language) == ordered


@pytest.mark.parametrize(
    ("text", "taken", "slug"),
    [
        ("Mətbuat və İnam", (), "matbuat-va-inam"),
        ("Opening", ("opening",), "opening-2"),
        ("Opening", ("opening", "opening-2"), "opening-3"),
        ("…", (), "untitled"),
        ("პრესა", (), "presa"),
    ],
)
def test_a_slug_is_plain_and_free(text, taken, slug):
    assert names.slug(text, taken) == slug


@given(st.text(), st.integers(0, 3))
def test_any_text_has_a_slug(text, copies):
    taken: set[str] = set()
    for _ in range(copies + 1):
        slug = names.slug(text, taken)
        assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", slug)
        assert len(slug) <= 60
        assert slug not in taken
        taken.add(slug)
