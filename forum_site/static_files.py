"""Static files by the hash of their content, the modules that a script imports among them."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # no types
    """Writes the hashed names into `import` statements too, so that modules are kept for good."""

    support_js_module_import_aggregation = True
