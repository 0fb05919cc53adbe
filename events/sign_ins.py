"""Where users are signed in: Django's sessions in rows that say whose they are; listed, revoked.

Named in SESSION_ENGINE. A row is the session: deleting it signs that browser out.
"""

import hashlib
from datetime import datetime
from typing import Any

from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends import db
from django.utils import timezone

from events.models import SignIn, User
from events.models.sign_in import SignInQuerySet

DEVICE, ADDRESS, SINCE = "device", "address", "since"


class SessionStore(db.SessionStore):
    """Django's, with the row's columns filled from what the session holds."""

    seen: datetime | None = None

    @classmethod
    def get_model_class(cls) -> type[SignIn]:
        """Our rows."""
        return SignIn

    def load(self) -> dict[str, Any]:
        """What the session holds; when it was last seen is kept beside."""
        row: Any = self._get_session_from_db()  # type: ignore[attr-defined]  # Django's own
        self.seen = row.seen if row else None
        return self.decode(row.session_data) if row else {}

    def create_model_instance(self, data: dict[str, Any]) -> Any:
        """The row, whose it is and from where."""
        row: Any = super().create_model_instance(data)
        key, now = data.get(SESSION_KEY), timezone.now()
        row.user_id = int(key) if key else None
        row.proof = data.get(HASH_SESSION_KEY, "")
        row.device, row.address = data.get(DEVICE, ""), data.get(ADDRESS, "")
        row.since = datetime.fromisoformat(data[SINCE]) if SINCE in data else now
        row.seen = self.seen = now
        return row


def note(session: Any, *, device: str, address: str, at: datetime) -> None:
    """Writes down who signed in there; it is kept with the session, which is to be saved anyway."""
    if session.modified and SINCE not in session:
        session[DEVICE], session[ADDRESS], session[SINCE] = device[:200], address, at.isoformat()


def see(session: Any, *, at: datetime) -> None:
    """This session is in use; written down every few minutes."""
    seen = getattr(session, "seen", None)
    if seen and at - seen > SignIn.PRECISION:
        SignIn.objects.filter(session_key=session.session_key).update(seen=at)


def listed(user: User, *, at: datetime) -> SignInQuerySet:
    """Where the user is signed in."""
    found: SignInQuerySet = SignIn.objects.of(user, at=at)
    return found


def name(row: SignIn) -> str:
    """By which a page may name the row: its key would open the session to whoever reads it."""
    return hashlib.sha256(row.session_key.encode()).hexdigest()[:32]


def revoke(user: User, *, row: str) -> int:
    """Signs the user out of that one browser; how many these were."""
    keys = [each.session_key for each in SignIn.objects.filter(user=user) if name(each) == row]
    ended: int = SignIn.objects.filter(user=user, session_key__in=keys).delete()[0]
    return ended


def revoke_others(user: User, *, but: str) -> int:
    """Signs the user out everywhere else."""
    ended: int = SignIn.objects.filter(user=user).exclude(session_key=but).delete()[0]
    return ended
