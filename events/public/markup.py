"""Long texts: Markdown from organisers and importers to HTML that is safe to show."""

from html import unescape
from urllib.parse import urlsplit

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

# Headings would disturb the page's own order, pictures would be fetched from elsewhere.
TAGS = {"p", "br", "ul", "ol", "li", "a", "strong", "em", "code", "pre", "blockquote", "hr"}
MARKDOWN = MarkdownIt("commonmark", {"html": False, "breaks": True}).disable(["image", "heading"])


def html(text: str) -> SafeString:
    """The text's paragraphs, lists and links; links are not endorsed (nofollow)."""
    return mark_safe(  # noqa: S308 - nh3 has just cleaned it
        nh3.clean(
            MARKDOWN.render(text),
            tags=TAGS,
            attributes={"a": {"href"}},
            url_schemes={"http", "https", "mailto"},
            link_rel="nofollow noopener",
        )
    )


def web_link(address: str) -> str:
    """The address if it leads to the web, else nothing: `javascript:` must not become a link."""
    return address if urlsplit(address).scheme in ("http", "https") else ""


def summary(text: str, length: int = 160) -> str:
    """The text's first words on one line, for `<meta name="description">`."""
    words = unescape(nh3.clean(MARKDOWN.render(text), tags=set())).split()
    line = " ".join(words)
    return line if len(line) <= length else f"{line[:length].rsplit(' ', 1)[0]} …"
