"""Which rule may write a person's name in a language, and what no rule can.

A rule belongs to the person's own language, which the country tells: the j of Jabbarov is a ჯ, the
j of Jean is not. From a language that lost letters of the own one there is no way back: Тагиев may
be Tağıyev or Taqiyev.
"""

from collections.abc import Iterator, Mapping
from typing import Literal

from msgspec import Struct

from events.program.transliteration import azerbaijani, georgian, russian
from events.program.transliteration.rule import Rule, Unwritable

Reason = Literal["country", "form", "own", "none", "letter", "twofold", "rejected"]

OWN = {"AZ": "az", "GE": "ka", "RU": "ru"}  # by country, the language that the name comes from
ELSEWHERE = ""
# By the name's own language and the one to write it in: from which form by which rule, the surest
# first.
RULES: dict[tuple[str, str], dict[str, Rule]] = {
    ("az", "en"): {"az": azerbaijani.TO_ENGLISH},
    ("az", "ru"): {"az": azerbaijani.TO_RUSSIAN, "en": azerbaijani.ENGLISH_TO_RUSSIAN},
    ("az", "ka"): {"az": azerbaijani.TO_GEORGIAN, "en": azerbaijani.ENGLISH_TO_GEORGIAN},
    ("ka", "en"): {"ka": georgian.TO_ENGLISH},
    ("ka", "az"): {
        "ka": georgian.TO_AZERBAIJANI,
        "ru": russian.TO_AZERBAIJANI,
        "en": georgian.ENGLISH_TO_AZERBAIJANI,
    },
    ("ka", "ru"): {"ka": georgian.TO_RUSSIAN, "en": georgian.ENGLISH_TO_RUSSIAN},
    ("ka", "ka"): {"en": georgian.FROM_ENGLISH},
    ("ru", "en"): {"ru": russian.TO_ENGLISH},
    ("ru", "az"): {"ru": russian.TO_AZERBAIJANI},
    ("ru", "ka"): {"ru": russian.TO_GEORGIAN},
    (ELSEWHERE, "az"): {"ru": russian.TO_AZERBAIJANI},
    (ELSEWHERE, "ka"): {"ru": russian.TO_GEORGIAN},
}
WRITTEN = {target for _own, target in RULES}


class Spelled(Struct, frozen=True, kw_only=True):
    """A form that a rule proposes, and the language of the form that it was made from."""

    text: str
    rule: str
    source: str


class Beyond(Struct, frozen=True, kw_only=True):
    """Why no rule proposes a form; `needs` are the languages from which one could."""

    reason: Reason
    letter: str = ""
    needs: tuple[str, ...] = ()


def propose(forms: Mapping[str, str], target: str, country: str) -> Spelled | Beyond:
    """The name of somebody of this country in the target language, from forms by language."""
    if target not in WRITTEN:
        return Beyond(reason="none")
    if not country:
        return Beyond(reason="country")
    own = OWN.get(country.upper(), ELSEWHERE)
    rules = RULES.get((own, target), {})
    if not rules:
        return Beyond(reason="own" if own == target else "none")
    tried = list(_tried(forms, rules))
    written = (each for each in tried if isinstance(each, Spelled))
    return next(written, tried[0] if tried else Beyond(reason="form", needs=tuple(rules)))


def rule_names() -> list[str]:
    """The names of all rules, as they stand in the source of a proposed form."""
    return list(dict.fromkeys(rule.name for rules in RULES.values() for rule in rules.values()))


def _tried(forms: Mapping[str, str], rules: Mapping[str, Rule]) -> Iterator[Spelled | Beyond]:
    for source, rule in rules.items():
        if text := forms.get(source, "").strip():
            yield _written(text, source, rule)


def _written(text: str, source: str, rule: Rule) -> Spelled | Beyond:
    try:
        written = rule.write(text)
    except Unwritable as refusal:
        return Beyond(reason="letter", letter=refusal.letter)
    if rule is georgian.FROM_ENGLISH and not georgian.says_all(text):
        return Beyond(reason="twofold")
    return Spelled(text=written, rule=rule.name, source=source)
