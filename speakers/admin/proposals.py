"""The forms of a name that are missing, as a person's page proposes them while somebody types."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events import permissions
from events.models import Forum
from events.multilingual_form import endonym
from events.program.transliteration import Beyond, Spelled
from speakers.admin.rules import named, why_not
from speakers.models import Person
from speakers.spelling import missing_forms, propose_forms

FORM = "form-"  # and the language: an official form as it is typed
LONGEST = 200


def languages_of(person: Person, request: HttpRequest) -> list[str]:
    """The languages of the forums that have the person; of the user's own while none has."""
    forums = Forum.objects.filter(speakers__person=person) if person.pk else Forum.objects.none()
    spoken = list(forums.values_list("languages", flat=True))
    spoken = spoken or list(permissions.forums(request.user).values_list("languages", flat=True))
    return list(dict.fromkeys(tag for languages in spoken for tag in languages))


def told(found: Mapping[str, Spelled | Beyond]) -> list[dict[str, str]]:
    """A line for each missing language: what a rule writes, or why none does."""
    return [{"language": tag, "name": endonym(tag), **_line(each)} for tag, each in found.items()]


def _line(found: Spelled | Beyond) -> dict[str, str]:
    if isinstance(found, Beyond):
        return {"text": "", "said": why_not(found)}
    return {"text": found.text, "said": named(found.rule)}


def propose_view(page: Any, request: HttpRequest) -> HttpResponse:
    """What the rules say of the forms that somebody is typing; nothing is stored."""
    if not page.has_add_permission(request):
        raise PermissionDenied
    given: dict[str, str] = request.GET.dict()
    pk = given.get("person", "")
    person: Person = page.found_or_404(request, pk) if pk else Person()
    person.country = given.get("country", "").strip()[:2]
    said = {
        key.removeprefix(FORM): text[:LONGEST]
        for key, text in given.items()
        if key.startswith(FORM) and text.strip()
    }
    taken = request.GET.getlist("taken")
    found = missing_forms(person, languages_of(person, request), said, taken)
    return JsonResponse({"missing": told(found)})


def shown(request: HttpRequest, person: Person | None) -> dict[str, Any]:
    """What the panel on the person's page needs."""
    person = person or Person()
    return {"missing": told(missing_forms(person, languages_of(person, request)))}


def add(request: HttpRequest, person: Person) -> HttpResponse:
    """Adds what the rules write of the saved person, and says what they do not."""
    user: Any = request.user
    made = propose_forms(person, languages=languages_of(person, request), by=user)
    _proposed(request, len(made.forms))
    for tag, beyond in made.beyond.items():
        line = _("%(language)s: %(why)s") % {"language": endonym(tag), "why": why_not(beyond)}
        messages.info(request, line)
    return redirect("admin:speakers_person_change", person.pk)


def add_all(request: HttpRequest, persons: Iterable[Person]) -> None:
    """Adds what the rules write of each of these persons."""
    user: Any = request.user
    made = [
        propose_forms(person, languages=languages_of(person, request), by=user).forms
        for person in persons
    ]
    _proposed(request, sum(map(len, made)))


def _proposed(request: HttpRequest, count: int) -> None:
    said = ngettext("%(count)d form was proposed.", "%(count)d forms were proposed.", count)
    messages.success(request, said % {"count": count})
