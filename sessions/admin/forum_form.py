"""The form of a forum: asks what a corrected zone means, and shows what is booked twice."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldAdminRadioSelectWidget

from events.admin.forms import ForumForm
from events.models import Forum
from sessions import zones

KEPT = (
    ("wall", _("keep the hours: a session at 11:00 stays at 11:00 on the new zone's clocks")),
    ("instants", _("keep the moments: a session happens when it did, clocks show another hour")),
)


class ZonedForumForm(ForumForm):
    """A forum's facts."""

    keep = forms.ChoiceField(
        label=_("If the zone changes"), choices=KEPT, required=False,
        widget=UnfoldAdminRadioSelectWidget(radio_style=2),
        help_text=_("Needed only when times were entered already."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """A changed zone says what happens to the times."""
        cleaned = super().clean() or self.cleaned_data
        if self.moves_times():
            self._check_zone(cleaned)
        return cleaned

    def moves_times(self) -> bool:
        """Whether the zone of a forum that has times was changed, to a valid one."""
        changed = self.instance.pk and "zone" in self.changed_data and "zone" not in self.errors
        return bool(changed) and zones.has_times(self.instance)

    def _check_zone(self, cleaned: dict[str, Any]) -> None:
        if not cleaned.get("keep"):
            message = _("Times were entered already. Say what happens to them.")
            self.add_error("keep", ValidationError(message, code="keep"))
        elif cleaned["keep"] == "wall" and cleaned["zone"] in zones.KNOWN:
            try:
                zones.with_same_wall_times(self.instance, self.initial["zone"], cleaned["zone"])
            except zones.NoSuchTime as refusal:
                message = _("On that zone's clocks “%(session)s” has no such hour. Move it first.")
                params = {"session": refusal.row}
                self.add_error("zone", ValidationError(message, code="gap", params=params))

    class Meta:
        model = Forum
        fields = "__all__"
