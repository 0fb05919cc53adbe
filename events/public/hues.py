"""From a hue that an organiser picks to colours that keep their contrast in light and dark."""

import math

# Lightness and chroma in OKLCH. One pair per use and scheme, so that any hue can be read.
THEME_LIGHT, THEME_DARK = (0.50, 0.115), (0.76, 0.095)
TEXT_LIGHT, TEXT_DARK = (0.42, 0.12), (0.81, 0.10)
CLOTH_LIGHT, CLOTH_DARK = (0.42, 0.12), (0.52, 0.12)
ON_ACCENT_DARK = (0.19, 0.03)


def colour(hue: int, shade: tuple[float, float]) -> str:
    """The sRGB colour `#rrggbb` of a hue (degrees) at a lightness and chroma."""
    lightness, chroma = shade
    a = chroma * math.cos(math.radians(hue))
    b = chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    linear = (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )
    return "#" + "".join(f"{_byte(part):02x}" for part in linear)


LINEAR = 0.0031308  # below it sRGB is a straight line


def _byte(linear: float) -> int:
    """A linear part of a colour as sRGB stores it, clipped to what a screen can show."""
    encoded = 12.92 * linear if linear <= LINEAR else 1.055 * linear ** (1 / 2.4) - 0.055
    return max(0, min(255, round(255 * encoded)))
