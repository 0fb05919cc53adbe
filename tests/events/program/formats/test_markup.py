"""HTML becomes Markdown; what could run becomes nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.program.formats import markup


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("*plain*\r\n\r\ntext & <3", "*plain*\n\ntext & <3"),
        ("List<String> stays", "List<String> stays"),
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("One<br>two<br/>three", "One\ntwo\nthree"),
        ("<ul><li>a</li><li>b</li></ul>", "- a\n- b"),
        ("<h2>Title</h2>text", "**Title**\n\ntext"),
        ("<b>a</b> <em>b</em>", "**a** *b*"),
        ('<a href="https://example.org/">here</a>', "[here](https://example.org/)"),
        ('<a href="javascript:alert(1)">here</a>', "here"),
        ("a<script>alert(1)</script>b", "ab"),
        ('<img src=x onerror="alert(1)">a', "a"),
        ("<p>R&amp;D &eacute;</p>", "R&D é"),
        ("<p>a<!-- hidden -->b <![x</p>", "ab <![x"),
    ],
)
def test_markdown(text, markdown):
    assert markup.markdown(text) == markdown


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (" https://example.org/a?b=c ", "https://example.org/a?b=c"),
        ("HTTP://example.org", "HTTP://example.org"),
        ("www.example.org", ""),
        ("mailto:ana@example.org", ""),
        ("javascript:alert(1)", ""),
        ("https://", ""),
        ("http://[", ""),
        ("https://example.org/a b", ""),
    ],
)
def test_addresses(text, address):
    assert markup.address(text) == address


TAGS = st.sampled_from(["<p>", "</p>", "<a href='x'>", "</a>", "<![", "<!", "<script>", "<b", "&#"])


@given(st.lists(TAGS | st.text(max_size=4)).map("".join))
def test_any_text_is_written_without_a_script(text):
    assert "<script" not in markup.markdown(text).lower()


@pytest.mark.parametrize("odd", ["<a ", "<!--", "</", "<a b='", "<?", " ", "&", "<p><script>"])
def test_markup_that_never_ends_is_read_in_a_moment(odd):
    markup.markdown("<p>" + odd * 100_000 + "x")
