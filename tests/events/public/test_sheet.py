"""A release's own style sheet."""

import hashlib
import re

from events.public.sheet import sheet
from tests.events.public.editions import forum, preview, programme, release, room, session, theme


def css(*sessions, **rows):
    return sheet(release(programme(*sessions, **rows))).css


def test_a_sheet_is_named_for_its_release_and_its_own_bytes():
    made = sheet(release(programme()))
    assert made.name == f"r7-{hashlib.sha256(made.css.encode()).hexdigest()[:8]}.css"


def test_a_draft_has_no_ribbon():
    made = sheet(preview(programme()))
    assert (made.name.startswith("draft-"), made.css) == (True, "\n")


def test_equal_releases_have_equal_sheets():
    whole = programme(session(), rooms=(room(),), themes=(theme(),))
    assert sheet(release(whole)) == sheet(release(whole))


def test_a_theme_has_a_colour_for_light_and_one_for_dark():
    assert re.findall(r"\.t-theme-1{--th:(#\w{6})}", css(themes=(theme(hue=215),))) == [
        "#00728c",
        "#61c1d7",
    ]


def test_a_forum_s_hues_colour_ribbon_and_links():
    made = css(forum=forum(hues=(0, 215)))
    assert re.findall(r"--(accent|link|cloth-1|cloth-2):", made) == 2 * [
        "accent",
        "link",
        "cloth-1",
        "cloth-2",
    ]


def test_the_grid_is_for_wide_windows_only():
    made = css(session())
    assert made.index("@media (min-width:60em){") < made.index(".d1 .g1{grid-area:1/2/")


def test_a_room_s_head_stands_over_all_its_lanes():
    made = css(session(1), session(2))
    assert ".d1 .rooms>:nth-child(2){grid-column-end:span 2}" in made


def test_of_more_than_eight_rooms_a_day_goes_aside():
    eight = css(*map(session, range(1, 9)))
    assert "--widest" not in eight
    assert "#programme[data-view=rooms]{--widest:9}" in css(*map(session, range(1, 10)))
