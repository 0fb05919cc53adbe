"""What a speaker lacks before a forum, and in which languages: conditions on rows of Speaker."""

from django.db.models import Exists, OuterRef, Q

from events import gaps
from events.models import Forum
from speakers.models import NameForm, Organiser, Speaker

# Whoever does not come needs nothing any more; whoever cancelled is still published.
AWAITED = ~Q(status=Speaker.Status.DECLINED)
COMES = ~Q(status__in=(Speaker.Status.DECLINED, Speaker.Status.CANCELLED))
NO_PHOTO = Q(person__photo_sha256="")


def lacking() -> dict[str, Q]:
    """Name → condition."""
    return {
        "answer": Q(status__in=(Speaker.Status.PROPOSED, Speaker.Status.INVITED)),
        "position": AWAITED & Q(position={}),
        "organisation": COMES & Q(organisation=None, delegation=None),
        "photo": COMES & NO_PHOTO,
        "consent": COMES & ~NO_PHOTO & Q(person__photo_consent=None),
        "session": COMES & Q(appearances=None),
    }


def no_name(language: str) -> Q:
    """No official name in a language, neither of the person nor for this forum."""
    official = NameForm.objects.filter(
        person=OuterRef("person"), kind=NameForm.Kind.OFFICIAL, language=language
    )
    return AWAITED & gaps.no_text("name", language) & ~Q(Exists(official))


def no_position(language: str) -> Q:
    """No position in a language."""
    return AWAITED & gaps.no_text("position", language)


def organisations_of(forum: Forum) -> Q:
    """Organisations that its speakers come from, their delegations, and those behind it."""
    speakers = Speaker.objects.filter(forum=forum)
    return (
        Q(pk__in=speakers.values("organisation"))
        | Q(pk__in=speakers.values("delegation"))
        | Q(pk__in=Organiser.objects.filter(forum=forum).values("organisation"))
    )
