"""Words of the activity for what is not merely created, changed or deleted: letters and imports."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from events.admin.history import Entry
from events.models import ImportRun, Invitation

# How many rows of each kind an import wrote; other kinds are told by the import's own page.
COUNTS: Mapping[str, Callable[[int], str]] = {
    "session": lambda count: ngettext("%(count)d session", "%(count)d sessions", count),
    "speaker": lambda count: ngettext("%(count)d speaker", "%(count)d speakers", count),
    "room": lambda count: ngettext("%(count)d room", "%(count)d rooms", count),
    "theme": lambda count: ngettext("%(count)d theme", "%(count)d themes", count),
}


def worded(entry: Entry, before: Any) -> Entry:
    """The entry as one says it."""
    model = entry.version.instance_type
    if model is Invitation:
        return _letter(entry, before)
    return _import(entry) if model is ImportRun else entry


def _letter(entry: Entry, before: Any) -> Entry:
    version = entry.version
    verb = _("sent")
    if version.accepted_by_id:
        verb = _("accepted")
    elif version.ended:
        verb = _("withdrawn") if version.history_user_id else _("ended unused")
    elif before:
        verb = _("sent again")
    name = f"{version.email}, {version.get_role_display()}"
    return entry._replace(name=name, verb=verb, told=[])


def _import(entry: Entry) -> Entry:
    version = entry.version
    counts = [
        say(n) % {"count": n} for kind, say in COUNTS.items() if (n := version.rows.get(kind))
    ]
    rows = sum(version.rows.values())
    said = ", ".join(counts) or ngettext("%(count)d row", "%(count)d rows", rows) % {"count": rows}
    name = _("%(file)s: %(rows)s") % {"file": version.file, "rows": said}
    return entry._replace(
        name=name, verb=_("written"), link=f"{entry.link}?import={version.token.hex}"
    )
