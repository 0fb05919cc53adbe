"""A release's own style sheet: its ribbon, its forum's colours, its themes' and its grid.

What is data in the look stands here, so that pages need no inline styles.
"""

import hashlib
from collections.abc import Iterator
from typing import NamedTuple

from events.program.clock import Day
from events.program.document import Document, Theme
from events.program.edition import Edition
from events.public import hues
from events.public.grid import Grid, grids
from events.public.kept import per_release
from events.public.ribbon import gradient

DARK = "@media (prefers-color-scheme:dark)"
WIDE = "@media (min-width:60em)"
ABREAST = 8  # lanes that are legible beside each other without going aside


class Sheet(NamedTuple):
    """The sheet's bytes and its file's name."""

    name: str
    css: str


@per_release
def sheet(edition: Edition) -> Sheet:
    """The edition's sheet, named for its release and its own bytes, or as a draft's."""
    css = "\n".join(_rules(edition)) + "\n"
    hash8 = hashlib.sha256(css.encode()).hexdigest()[:8]
    prefix = f"r{edition.stamp.number}" if edition.stamp else "draft"
    return Sheet(f"{prefix}-{hash8}.css", css)


def _rules(edition: Edition) -> Iterator[str]:
    document = edition.document
    if edition.stamp:
        yield f":root{{--ribbon:{gradient(edition.stamp.sha256)}}}"
    if document.forum.hues:
        yield from _forum(*document.forum.hues)
    if document.themes:
        yield _themes(document.themes, hues.THEME_LIGHT)
        yield f"{DARK}{{{_themes(document.themes, hues.THEME_DARK)}}}"
    if grid := "\n".join(_grids(document)):
        yield f"{WIDE}{{\n{grid}\n}}"


def _forum(first: int, second: int) -> Iterator[str]:
    light = _colours(first, second, hues.TEXT_LIGHT, hues.CLOTH_LIGHT)
    dark = _colours(first, second, hues.TEXT_DARK, hues.CLOTH_DARK)
    on_accent = hues.colour(first, hues.ON_ACCENT_DARK)
    yield f":root{{{light}}}"
    yield f"{DARK}{{:root{{{dark};--on-accent:{on_accent}}}}}"


def _colours(first: int, second: int, text: tuple[float, float], cloth: tuple[float, float]) -> str:
    return (
        f"--accent:{hues.colour(first, text)};--link:{hues.colour(second, text)};"
        f"--cloth-1:{hues.colour(first, cloth)};--cloth-2:{hues.colour(second, cloth)}"
    )


def _themes(themes: tuple[Theme, ...], shade: tuple[float, float]) -> str:
    return "".join(f".t-{theme.slug}{{--th:{hues.colour(theme.hue, shade)}}}" for theme in themes)


def _grids(document: Document) -> Iterator[str]:
    drawn = list(grids(document))
    widest = max((sum(head.lanes for head in grid.heads) for _day, grid in drawn), default=0)
    if widest > ABREAST:
        yield f"#programme[data-view=rooms]{{--widest:{widest}}}"
    for day, grid in drawn:
        yield from _grid(day, grid)


def _grid(day: Day, grid: Grid) -> Iterator[str]:
    own = f".d{day.index} "
    lanes = [lane for head in grid.heads for lane in range(head.lanes)]
    columns = f"3.5rem repeat({max(1, len(lanes))},minmax(0,1fr))"
    yield f"{own}.slots,{own}.rooms{{grid-template-columns:{columns}}}"
    rows = " ".join(map(_row, grid.rows))
    yield f"{own}.slots{{--lanes:{len(lanes)};grid-template-rows:{rows}}}"
    for place, head in enumerate(grid.heads, start=2):
        if head.lanes > 1:
            yield f"{own}.rooms>:nth-child({place}){{grid-column-end:span {head.lanes}}}"
    yield "".join(f"{own}.h{hour.number}{{grid-row:{hour.row}}}" for hour in grid.hours)
    if grid.turn:
        yield f"{own}.turn{{grid-area:{grid.turn}/1/auto/-1}}"
    for cell in grid.cells:
        area = "/".join(map(str, cell[1:]))
        yield f"{own}.g{cell.number}{{grid-area:{area}}}"


def _row(height: float | None) -> str:
    return "auto" if height is None else f"minmax({height:.4g}rem,auto)"
