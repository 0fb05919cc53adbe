"""The pages of recovery codes, also where the key is gone under which the codes were kept."""

from functools import wraps
from typing import Any

from allauth.mfa.recovery_codes import views
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.generic.edit import FormView

from forum_site.accounts import vault


def readable(view: Any) -> Any:
    """The view; of codes that cannot be read it leads to where new ones are made."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            answer: HttpResponse = view(request, *args, **kwargs)
        except vault.Unreadable:
            messages.error(request, _("The old codes cannot be read any more. Make new ones."))
            return redirect("mfa_generate_recovery_codes")
        return answer

    return guarded


class Generate(views.GenerateRecoveryCodesView):  # type: ignore[misc]  # allauth is untyped
    """New codes; of old ones that cannot be read none is left."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With how many of the old ones would be lost."""
        try:
            context: dict[str, Any] = super().get_context_data(**kwargs)
        except vault.Unreadable:
            context = {**FormView.get_context_data(self, **kwargs), "unused_code_count": 0}
        return context


generate = Generate.as_view()
show = readable(views.view_recovery_codes)
download = readable(views.download_recovery_codes)
