"""Static files by the hash of their content, the modules that a script imports among them."""

import re
from collections.abc import Iterator
from typing import Any

from django.core.files.base import ContentFile
from rjsmin import jsmin
from whitenoise.storage import CompressedManifestStaticFilesStorage

OURS = re.compile(r"(events/js|program_sessions/board)/\w+\.js")


class HashedFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # no types
    """Writes the hashed names into `import` statements too, so that modules are kept for good.

    Our scripts go out without comments and indentation: half of their bytes.
    """

    support_js_module_import_aggregation = True
    max_post_process_passes = 12  # one for each step from a script to the last that it imports

    def post_process(self, paths: dict[str, Any], *args: Any, **options: Any) -> Iterator[Any]:
        """Reads ours as they were collected: a comment's `import` of a type is none."""
        ours = {name: (self, name) for name in paths if OURS.fullmatch(name)}
        yield from super().post_process(paths | ours, *args, **options)

    def _save(self, name: str, content: Any) -> str:
        if OURS.fullmatch(name):
            content = ContentFile(jsmin(content.read()))
        saved: str = super()._save(name, content)
        return saved
