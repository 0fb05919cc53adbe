"""Any hue that an organiser may pick keeps its contrast."""

import pytest

from events.public import hues

LIGHT, DARK = ("#f1f5f7", "#ffffff", "#e3ebef"), ("#0d151b", "#15212a", "#1c2b36")
TEXT, GRAPHICS = 4.5, 3.0  # WCAG 2.2: 1.4.3 and 1.4.11


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(
    ("shade", "grounds", "least"),
    [
        (hues.TEXT_LIGHT, LIGHT, TEXT),
        (hues.TEXT_DARK, DARK, TEXT),
        (hues.THEME_LIGHT, LIGHT, GRAPHICS),
        (hues.THEME_DARK, DARK, GRAPHICS),
    ],
)
def test_every_hue_can_be_seen_on_every_ground(shade, grounds, least):
    colours = {hues.colour(hue, shade) for hue in range(360)}
    assert min(contrast(colour, ground) for colour in colours for ground in grounds) >= least


def test_words_on_the_accent_can_be_read_in_the_dark():
    assert all(
        contrast(hues.colour(hue, hues.TEXT_DARK), hues.colour(hue, hues.ON_ACCENT_DARK)) >= TEXT
        for hue in range(360)
    )


def test_a_hue_is_written_as_six_digits():
    assert hues.colour(215, hues.THEME_LIGHT) == "#00728c"
