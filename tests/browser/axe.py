"""What axe finds wrong with a page: only that is asked for, and only that comes back."""

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT

# Select2's boxes and unfold's frame are not ours to mend: what axe says of them is left out.
THEIRS = ((".select2",), ("#nav-sidebar",))
FRAME = {
    "empty-table-header", "heading-order", "landmark-one-main", "landmark-unique",
    "page-has-heading-one", "region",
}  # fmt: skip


def violations(page, *standards: str, without=()) -> dict[str, list[str]]:
    """The rules that are broken, each with the elements that break it.

    Of the tagged standards if some are named; not in what the selectors of `without` hold.
    """
    # To describe what passes, too, takes axe three times as long; what it would load are sheets anew.
    options: dict[str, Any] = {"resultTypes": ["violations"], "preload": False}
    if standards:
        options["runOnly"] = standards
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found: dict[str, list[str]] = page.evaluate(
        """async ([without, options]) => {
          const { violations } = await axe.run(without.length ? { exclude: without } : document, options);
          return Object.fromEntries(violations.map(
            ({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 160))]));
        }""",
        [without, options],
    )
    return found


def of_ours(page, without=THEIRS) -> dict[str, list[str]]:
    """The same of a page of the admin: of what is ours to mend."""
    found = violations(page, without=without)
    return {rule: where for rule, where in found.items() if rule not in FRAME}
