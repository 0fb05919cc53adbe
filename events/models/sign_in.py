"""SignIn: a session in a browser, as the rows in which Django keeps it, with whose and since when."""

from datetime import datetime, timedelta
from typing import Any, ClassVar

from django.contrib.sessions.base_session import AbstractBaseSession, BaseSessionManager
from django.db import models

from events.models.team import User


class SignInQuerySet(models.QuerySet["SignIn"]):
    """Asked by the user's own page."""

    def of(self, user: User, *, at: datetime) -> "SignInQuerySet":
        """Where this user is signed in, the latest seen first.

        A session from before the password was changed opens nothing any more and is left out.
        """
        proof = user.get_session_auth_hash()
        return self.filter(user=user, proof=proof, expire_date__gt=at).order_by("-seen")


class SignIn(AbstractBaseSession):
    """A browser's session."""

    # How exactly it is known when somebody was last seen: it costs a write.
    PRECISION = timedelta(minutes=5)

    user = models.ForeignKey(User, models.CASCADE, null=True, related_name="+")
    # What Django compares with the password of now.
    proof = models.CharField(max_length=128, default="")
    device = models.CharField(max_length=200, default="")
    address = models.CharField(max_length=50, default="")
    since = models.DateTimeField()
    seen = models.DateTimeField()

    objects: ClassVar[Any] = BaseSessionManager.from_queryset(SignInQuerySet)()

    class Meta(AbstractBaseSession.Meta):
        abstract = False
        verbose_name = "sign-in"
        verbose_name_plural = "sign-ins"

    def __str__(self) -> str:
        return f"{self.device or self.address}, {self.since:%Y-%m-%d}"
