"""Long texts become safe HTML."""

import pytest

from events.public import markup


def test_paragraphs_and_lists_are_kept():
    assert markup.html("One\n\n- two\n- three") == (
        "<p>One</p>\n<ul>\n<li>two</li>\n<li>three</li>\n</ul>\n"
    )


def test_a_link_is_not_endorsed():
    assert markup.html("[site](https://example.org)") == (
        '<p><a href="https://example.org" rel="nofollow noopener">site</a></p>\n'
    )


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "![x](https://example.org/pixel.png)",
    ],
)
def test_nothing_that_acts_or_loads_survives(text):
    made = markup.html(text)
    assert not any(bad in made for bad in ("<script", "<img", 'href="javascript'))


def test_html_in_a_text_is_shown_as_it_was_written():
    assert markup.html('<a onclick="x()">y</a>') == '<p>&lt;a onclick="x()"&gt;y&lt;/a&gt;</p>\n'


def test_a_line_break_in_the_text_is_one_on_the_page():
    assert markup.html("One\ntwo") == "<p>One<br>\ntwo</p>\n"


def test_a_summary_is_plain_and_ends_between_words():
    assert markup.summary("**Who** & what, *here*", length=12) == "Who & what, …"


def test_a_short_summary_is_whole():
    assert markup.summary("Tom & Jerry") == "Tom & Jerry"


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("https://example.org/a", "https://example.org/a"),
        ("http://example.org", "http://example.org"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("example.org", ""),
        ("", ""),
    ],
)
def test_only_the_web_is_linked(address, link):
    assert markup.web_link(address) == link
