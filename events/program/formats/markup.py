"""Markup of others → Markdown: an allow-list, so that nothing but text and links comes through."""

import re
from html.parser import HTMLParser
from urllib.parse import urlsplit

from events.program.text import clean

LONGEST_ADDRESS = 2000
BLOCKS = {"p", "div", "ul", "ol", "table", "tr", "section", "article", "blockquote", "pre"}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}  # bold, since pages have headings of their own
MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*", "code": "`"}
UNSEEN = {"script", "style", "iframe", "object", "template", "noscript", "title", "svg"}
LOOKS_LIKE_HTML = re.compile(
    r"</?(p|br|a|ul|ol|li|div|span|b|i|em|strong|h[1-6]|table|blockquote|pre|script|style|iframe"
    r"|img|object|svg)(\s[^<>]*)?/?>",
    re.IGNORECASE,
)

LONGEST = 100_000  # characters: several times what anyone keeps, and read in a moment
# The parser reads on to the end of the text for the end of a tag: it is given none without one.
NO_TAG = re.compile("<(?=[^<>]*(?:<|$))")


def markdown(text: str) -> str:
    """The text as Markdown: HTML is rewritten, anything else stays, without CR."""
    text = clean(text)[:LONGEST]
    if not LOOKS_LIKE_HTML.search(text):
        return clean(text)
    reader = _Reader()
    reader.feed(NO_TAG.sub("&lt;", _without_declarations(text)))
    reader.close()
    lines = (line.strip(" ") for line in "".join(reader.parts).split("\n"))
    return clean(re.sub(r"\n{3,}", "\n\n", "\n".join(lines)))


def address(text: str) -> str:
    """A link that a browser may follow, over http or https; empty for any other."""
    text = clean(text)
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    whole = parts.scheme in {"http", "https"} and parts.netloc
    return text if whole and len(text) <= LONGEST_ADDRESS and not re.search(r"\s", text) else ""


def _without_declarations(text: str) -> str:
    """Comments go; any other declaration is a slip of the pen, on which the parser would give up.

    A search and no expression: of a thousand comments without an end each would read to the end.
    """
    kept, at = list[str](), 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        kept.append(text[at:start])
        at = end + len("-->")
    return "".join([*kept, text[at:]]).replace("<!", "&lt;!")


class _Reader(HTMLParser):
    """Writes down what is read, as Markdown. Elements that are not in the lists leave no trace."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.links: list[str] = []
        self.unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in UNSEEN:
            self.unseen += 1
        elif tag == "a":
            self.links.append(address(dict(attrs).get("href") or ""))
            self.parts.append("[" if self.links[-1] else "")
        elif tag == "br":
            self.parts.append("\n")
        else:
            self.parts.append(self._opening(tag))

    def handle_endtag(self, tag: str) -> None:
        if tag in UNSEEN:
            self.unseen = max(0, self.unseen - 1)
        elif tag == "a" and self.links:
            link = self.links.pop()
            self.parts.append(f"]({link})" if link else "")
        elif tag in HEADINGS:
            self.parts.append("**\n\n")
        elif tag in BLOCKS:
            self.parts.append("\n\n")
        else:
            self.parts.append(MARKS.get(tag, ""))

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.parts.append(data)

    @staticmethod
    def _opening(tag: str) -> str:
        if tag == "li":
            return "\n- "
        if tag in HEADINGS:
            return "\n\n**"
        return "\n\n" if tag in BLOCKS else MARKS.get(tag, "")
