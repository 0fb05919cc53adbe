"""Release: a forum's programme as it was published; never changed, never deleted."""

from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models.forum import Forum


class Release(models.Model):
    """A numbered, hashed, immutable programme. The trigger `release_guard` refuses changes."""

    forum = models.ForeignKey(
        Forum, models.PROTECT, related_name="releases", verbose_name=_("forum")
    )
    # Copied from the forum: the public's database role reads releases, never forums.
    forum_uuid = models.UUIDField(editable=False)
    number = models.PositiveIntegerField(_("number"))
    slug = models.SlugField(_("address then"), max_length=60)
    label = models.CharField(_("label"), max_length=100, blank=True)
    note = models.TextField(_("note"), max_length=2000, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+",
        verbose_name=_("published by"),
    )  # fmt: skip
    author_name = models.CharField(_("published by"), max_length=200)
    time = models.DateTimeField(_("published"))
    schema = models.PositiveSmallIntegerField(_("schema version"))
    card = models.JSONField(_("card"))
    body = models.BinaryField(_("body"))
    sha256 = models.CharField("SHA-256", max_length=64)
    sealed_at = models.DateTimeField(_("sealed"), null=True)
    sealed_because = models.TextField(_("sealed because"), blank=True)

    class Meta:
        verbose_name = _("release")
        verbose_name_plural = _("releases")
        ordering = ("forum", "-number")
        constraints = (
            # Serves "the newest release of a forum" and "release n of a forum".
            models.UniqueConstraint(name="release_number", fields=("forum_uuid", "number")),
        )

    def __str__(self) -> str:
        return f"{self.forum.slug} r{self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Writes a new release; an existing one is refused, as the database would."""
        if not self._state.adding:
            raise ImmutableRelease(self)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuses: what was published stays published."""
        raise ImmutableRelease(self)


class ImmutableRelease(TypeError):
    """Somebody tried to change or delete a release."""

    def __init__(self, release: Release) -> None:
        super().__init__(
            f"Release {release.number} of {release.forum.slug} is published and stays as it is. "
            "Publish another."
        )
