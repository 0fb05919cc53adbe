"""What stands in the JSON of others: objects, clean texts, texts in several languages."""

import re
from collections.abc import Iterator, Set

from events.program.formats.json_file import Thing, Tree
from events.program.text import Texts, clean, pick

LANGUAGE = re.compile("[a-z]{2}([-_][A-Za-z]{2,8})*")


def things(value: Tree) -> list[Thing]:
    """The objects in a list, or of an object by its keys; nothing else."""
    if isinstance(value, Thing):
        value = list(value.values())
    return [each for each in value if isinstance(each, Thing)] if isinstance(value, list) else []


def thing(value: Tree) -> Thing:
    """The object, or an empty one for anything else."""
    return value if isinstance(value, Thing) else Thing()


def text(value: Tree) -> str:
    """What stands there as clean text; of several languages English, else the first by code."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return clean(value)
    return pick(texts(value), ("en",)).text


def texts(value: Tree) -> Texts:
    """The text in each language, where an object says it in several; empty for anything else."""
    if not isinstance(value, Thing) or not all(LANGUAGE.fullmatch(key) for key in value):
        return {}
    told = {_tag(key): clean(said) for key, said in value.items() if isinstance(said, str)}
    return {tag: said for tag, said in sorted(told.items()) if said}


def _tag(key: str) -> str:
    """`de-formal` is German, `zh-hant` and `pt_br` are what BCP 47 writes zh-Hant and pt-BR."""
    first, *rest = re.split("[-_]", key)
    script = [part.title() for part in rest if part.lower() in {"hans", "hant", "latn", "cyrl"}]
    region = [part.upper() for part in rest if len(part) == len("BR")]
    return "-".join((first, *script[:1], *region[:1]))


def unknown(value: Thing, known: Set[str]) -> Iterator[str]:
    """The keys of an object that hold something and are not known."""
    return (clean(key)[:80] for key, held in value.items() if held and key not in known)
