"""A text as a page says it: marked with its language wherever that is not the page's."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

from events.public import markup
from events.words.labels import right_to_left


class Said:
    """One text and its language. Printed in a template it is escaped, and says its language."""

    __slots__ = ("language", "page", "text")

    def __init__(self, text: str, language: str, page: str) -> None:
        self.text, self.language, self.page = text, language, page

    def __bool__(self) -> bool:
        return bool(self.text)

    def __str__(self) -> SafeString:
        if not self.foreign:
            return format_html("{}", self.text)
        return format_html("<span{}>{}</span>", self.attributes, self.text)

    def __html__(self) -> SafeString:
        """What `format_html` puts in."""
        return self.__str__()

    @property
    def foreign(self) -> bool:
        """Whether the text is a fallback, in another language than the page's."""
        return bool(self.text) and self.language != self.page

    @property
    def attributes(self) -> SafeString:
        """` lang="az"`, and the direction where it needs one; nothing in the page's language."""
        if not self.foreign:
            return SafeString("")
        direction = SafeString(' dir="rtl"' if right_to_left(self.language) else "")
        return format_html(' lang="{}"{}', self.language, direction)

    @property
    def html(self) -> SafeString:
        """A long text's paragraphs."""
        return markup.html(self.text)

    @property
    def tag(self) -> str:
        """AZ: the small mark behind a fallback."""
        return self.language.upper()

    @property
    def marked(self) -> SafeString:
        """As printed, with the small mark behind a fallback: for titles and long texts."""
        if not self.foreign:
            return self.__html__()
        mark = format_html('<span class="fb"{} data-l="{}">', self.attributes, self.tag)
        return format_html("{}{}</span>", mark, self.text)
