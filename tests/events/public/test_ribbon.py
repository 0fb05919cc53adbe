"""The ribbon is drawn from the checksum alone."""

from hypothesis import given
from hypothesis import strategies as st

from events.public import ribbon

SHA256 = st.text("0123456789abcdef", min_size=64, max_size=64)


@given(SHA256)
def test_stripes_cover_the_ribbon_without_a_gap(sha256):
    stripes = ribbon.stripes(sha256)
    ends = [0, *(stripe.end for stripe in stripes)]
    assert all(abs(stripe.start - end) < 1e-9 for stripe, end in zip(stripes, ends, strict=False))
    assert abs(ends[-1] - 100) < 1e-9


@given(SHA256)
def test_a_ribbon_is_the_same_from_both_edges(sha256):
    stripes = ribbon.stripes(sha256)
    assert [each.colour for each in stripes] == [each.colour for each in reversed(stripes)]
    assert all(
        abs(one.width - other.width) < 1e-9
        for one, other in zip(stripes, reversed(stripes), strict=True)
    )


@given(SHA256)
def test_thread_always_parts_cloth_at_the_edge(sha256):
    colours = [stripe.colour for stripe in ribbon.stripes(sha256)]
    assert (colours[0].startswith("cloth"), colours[1]) == (True, "thread")


def test_a_checksum_always_gives_the_same_ribbon():
    assert ribbon.gradient("8d1dd45ace219bde" * 4) == (
        "var(--cloth-1) 0% 15.88%,var(--thread) 15.88% 18.82%,var(--cloth-2) 18.82% 34.71%,"
        "var(--thread) 34.71% 37.65%,var(--cloth-1) 37.65% 45.59%,var(--cloth-2) 45.59% 54.41%,"
        "var(--cloth-1) 54.41% 62.35%,var(--thread) 62.35% 65.29%,var(--cloth-2) 65.29% 81.18%,"
        "var(--thread) 81.18% 84.12%,var(--cloth-1) 84.12% 100%"
    )
