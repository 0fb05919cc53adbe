"""Names spelled by rules: the demo's names as the press has them, and what no rule can know."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.program.names import ALPHABETS
from events.program.transliteration import Beyond, Spelled, georgian, propose, rule_names
from events.program.transliteration.proposing import RULES
from events.program.transliteration.rule import Unwritable

SCRIPTS = {"az": "LATIN", "en": "LATIN", "ka": "GEORGIAN", "ru": "CYRILLIC"}
ALL = [(rule.reading or rule, rule) for rules in RULES.values() for rule in rules.values()]
UNSAID = set("ьъ'’")


def spelled(text, source, target, country):
    return propose({source: text}, target, country)


@pytest.mark.parametrize(
    ("country", "text", "source", "target", "wanted"),
    [
        ("AZ", "Əhməd İsmayılov", "az", "en", "Ahmad Ismayilov"),
        ("AZ", "Əhməd İsmayılov", "az", "ru", "Ахмед Исмайылов"),
        ("AZ", "Adil Tağıyev", "az", "en", "Adil Taghiyev"),
        ("AZ", "Adil Tağıyev", "az", "ru", "Адиль Тагиев"),
        ("AZ", "Adil Tağıyev", "az", "ka", "ადილ თაღიევი"),
        ("AZ", "Vüqar Zifəroğlu", "az", "en", "Vugar Zifaroglu"),
        ("AZ", "Adil Taghiyev", "en", "ka", "ადილ თაღიევი"),
        ("AZ", "Saida Shafiyeva", "en", "ru", "Саида Шафиева"),
        ("AZ", "Fazil Novruzov", "en", "ru", "Фазиль Новрузов"),
        ("AZ", "Radik Ismayilov", "en", "ru", "Радик Исмаилов"),
        ("AZ", "İLHAM ƏLİYEV", "az", "ru", "ИЛЬХАМ АЛИЕВ"),
        ("AZ", "Hikmət Hacıyev", "az", "en", "Hikmat Hajiyev"),
        ("GE", "Gia Abashidze", "en", "ka", "გია აბაშიძე"),
        ("GE", "Ioane Shaishmelashvili", "en", "ka", "იოანე შაიშმელაშვილი"),
        ("GE", "Ioane Shaishmelashvili", "en", "ru", "Иоане Шаишмелашвили"),
        ("GE", "Gia Abashidze", "en", "az", "Gia Abaşidze"),
        ("GE", "ეკატერინე წივწივაძე", "ka", "en", "Ekaterine Tsivtsivadze"),
        ("GE", "ეკატერინე წივწივაძე", "ka", "ru", "Экатерине Цивцивадзе"),
        ("GE", "Ek'at'erine Ts'ivts’ivadze", "en", "ka", "ეკატერინე წივწივაძე"),
        ("GE", "Екатерина Цивцивадзе", "ru", "az", "Yekaterina Tsivtsivadze"),
        ("GE", "ირაკლი ღარიბაშვილი", "ka", "az", "İrakli Qaribaşvili"),
        ("RU", "Дмитрий Пушкин", "ru", "en", "Dmitry Pushkin"),
        ("RU", "Дмитрий Горбачёв", "ru", "az", "Dmitri Qorbaçov"),
        ("RU", "Дмитрий Горбачёв", "ru", "ka", "დმიტრი გორბაჩოვი"),
        ("GB", "Джон Смит", "ru", "ka", "ჯონ სმიტი"),
    ],
)
def test_a_name_is_spelled_as_the_press_has_it(country, text, source, target, wanted):
    assert spelled(text, source, target, country).text == wanted


@pytest.mark.parametrize(
    ("country", "text", "source", "target", "reason"),
    [
        ("", "Adil Taghiyev", "en", "ka", "country"),
        ("AZ", "Adil Taghiyev", "en", "az", "own"),  # ğ or q, a or ə
        ("AZ", "Адил Тагиев", "ru", "en", "form"),
        ("GE", "Ekaterine Tsivtsivadze", "en", "ka", "twofold"),  # კ or ქ, ც or წ
        ("GE", "Ramilya Aliyeva", "en", "ka", "letter"),  # no y in the Georgian system
        ("GB", "John Smith", "en", "ka", "form"),
        ("GB", "Джон Смит", "ru", "en", "none"),
        ("AZ", "Adil Tağıyev", "az", "de", "none"),
        ("AZ", " ", "az", "en", "form"),
    ],
)
def test_what_no_rule_can_do_is_said(country, text, source, target, reason):
    found = spelled(text, source, target, country)
    assert isinstance(found, Beyond)
    assert found.reason == reason


def test_the_own_form_is_read_before_the_english_one():
    found = propose({"en": "Ahmad Ismayilov", "az": "Əhməd İsmayılov"}, "ru", "az")
    assert found == Spelled(
        text="Ахмед Исмайылов", rule="Azerbaijani-Russian practical transcription", source="az"
    )


def test_a_form_that_has_no_rule_for_a_letter_leaves_the_next_one_its_turn():
    found = propose({"az": "Adil Waxman", "en": "Adil Vakhman"}, "ru", "AZ")
    assert (found.source, found.text) == ("en", "Адиль Вахман")


def test_every_rule_has_a_name_that_a_forms_source_can_hold():
    assert all(0 < len(name) <= 100 for name in rule_names())


names = st.text(st.sampled_from(sorted({*"".join(ALPHABETS.values()), *"ƏİIÇAБЁЬ -'.1"})))
anything = st.text(max_size=30)
rules = st.sampled_from([rule for _reading, rule in ALL])


def said(rule, text):
    """What the rule writes, and the letter that it lacks."""
    try:
        return rule.write(text), ""
    except Unwritable as refusal:
        return "", refusal.letter


@given(rules, names | anything)
def test_a_rule_writes_letters_of_the_target_alone_or_names_the_letter_that_it_lacks(rule, text):
    written, lacking = said(rule, text)
    script = SCRIPTS[rule.target]
    assert all(unicodedata.name(ch, "").startswith(script) for ch in written if ch.isalpha())
    assert lacking in unicodedata.normalize("NFC", text)


@given(rules, names)
def test_a_rule_says_the_same_of_the_same_name_however_it_is_encoded(rule, text):
    assert said(rule, unicodedata.normalize("NFD", text)) == said(rule, text)


@given(st.sampled_from(ALL), st.data())
def test_no_letter_of_the_alphabet_is_dropped(pair, data):
    first, _rule = pair
    letters = set(ALPHABETS[first.source]) - set("cwxyf" if first.source == "en" else "w")
    word = data.draw(st.text(sorted(letters), min_size=1, max_size=12))
    groups = list(first.spans(word))
    assert "".join(group for group, _written in groups) == word
    assert all(written or set(group) <= UNSAID for group, written in groups)


@given(st.text("აბგევზილმნორსუღშჯჟ", min_size=1, max_size=12))
def test_a_georgian_name_without_twofold_letters_comes_back_from_english(word):
    english = georgian.TO_ENGLISH.write(word)
    assert georgian.FROM_ENGLISH.write(english) == word
