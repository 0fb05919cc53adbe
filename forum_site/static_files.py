"""Static files by the hash of their content, the modules that a script imports among them."""

import re
from collections.abc import Iterator
from typing import Any

from django.core.files.base import ContentFile
from rjsmin import jsmin
from whitenoise.storage import CompressedManifestStaticFilesStorage

OURS = re.compile(r"(events/js|program_sessions/board)/\w+\.js")
SITE = "site/site.css"
PART = re.compile(r'@import "([^"]+)";\n')


class HashedFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # no types
    """Writes the hashed names into `import` statements too, so that modules are kept for good.

    Our scripts go out without comments and indentation: half of their bytes. The site's sheet goes
    out whole: each request of its own would cost the first view a way to the server and back.
    """

    support_js_module_import_aggregation = True
    max_post_process_passes = 12  # one for each step from a script to the last that it imports

    def post_process(self, paths: dict[str, Any], *args: Any, **options: Any) -> Iterator[Any]:
        """Reads ours as they were collected: a comment's `import` of a type is none."""
        ours = {name: (self, name) for name in paths if OURS.fullmatch(name)}
        if SITE in paths:
            self._join(paths)
            ours[SITE] = (self, SITE)
        yield from super().post_process(paths | ours, *args, **options)

    def _join(self, paths: dict[str, Any]) -> None:
        """Writes what the site's sheet imports in its place, as it stands in the sources."""

        def read(name: str) -> str:
            storage, path = paths[name]
            with storage.open(path) as file:
                return str(file.read(), "utf-8")

        whole = PART.sub(lambda part: read(f"site/{part[1]}"), read(SITE))
        self.delete(SITE)
        self.save(SITE, ContentFile(whole))

    def _save(self, name: str, content: Any) -> str:
        if OURS.fullmatch(name):
            content = ContentFile(jsmin(content.read()))
        saved: str = super()._save(name, content)
        return saved
