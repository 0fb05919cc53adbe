"""Names of languages, countries and roles."""

import pytest

from events.program import terms
from events.words import labels


@pytest.mark.parametrize(
    ("tag", "language", "said"),
    [
        ("ka", "en", "Georgian"),
        ("en", "az", "İngilis"),
        ("zz", "en", "Zz"),
        ("zh-Hant", "en", "Chinese (Traditional)"),
    ],
)
def test_a_language_is_named_in_the_reader_s(tag, language, said):
    assert labels.language_name(tag, language) == said


@pytest.mark.parametrize(("tag", "said"), [("az", "Azərbaycanca"), ("de", "Deutsch")])
def test_a_language_names_itself(tag, said):
    assert labels.autonym(tag) == said


@pytest.mark.parametrize(
    ("tag", "said"), [("ar", True), ("he", True), ("ka", False), ("qqx", False)]
)
def test_some_languages_run_from_right_to_left(tag, said):
    assert labels.right_to_left(tag) is said


@pytest.mark.parametrize(
    ("code", "language", "said"),
    [("AZ", "en", "Azerbaijan"), ("GE", "ka", "საქართველო"), ("XY", "en", "XY")],
)
def test_a_country_is_named_in_the_reader_s(code, language, said):
    assert labels.country_name(code, language) == said


@pytest.mark.parametrize(("count", "said"), [(1, "Panelist"), (2, "Panelists")])
def test_a_role_heads_one_person_or_several(count, said):
    assert labels.role("panelist", count) == said


@pytest.mark.parametrize(
    ("table", "literal"),
    [
        (labels.KINDS, terms.Kind),
        (labels.ROLES, terms.Role),
        (labels.STATES, terms.State),
        (labels.CERTAINTIES, terms.Certainty),
        (labels.LINKS, terms.LinkKind),
    ],
)
def test_every_value_that_a_document_may_have_has_a_label(table, literal):
    assert set(table) == set(literal.__args__)
