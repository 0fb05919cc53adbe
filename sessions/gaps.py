"""What a session lacks before a forum: conditions on rows of Session."""

from django.db.models import Exists, OuterRef, Q

from sessions.models import Appearance
from sessions.models.choices import Kind, Role, State

HAPPENS = ~Q(state=State.CANCELLED)
# What nobody need be on a stage for.
WITHOUT_STAGE = (Kind.BREAK, Kind.SOCIAL, Kind.MEETING, Kind.SIDE_EVENT, Kind.OTHER)
LEADING = (Role.MODERATOR, Role.CHAIR, Role.HOST)


def lacking() -> dict[str, Q]:
    """Name → condition."""
    stage = Appearance.objects.filter(session=OuterRef("pk"))
    return {
        "time": HAPPENS & Q(start=None),
        "room": HAPPENS & Q(room=None),
        "stage": HAPPENS & ~Q(kind__in=WITHOUT_STAGE) & ~Q(Exists(stage)),
        "moderator": HAPPENS & Q(kind=Kind.PANEL) & ~Q(Exists(stage.filter(role__in=LEADING))),
    }
