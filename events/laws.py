"""What the database refused, in the words of the constraint that was broken."""

from typing import Any

from django.apps import apps
from django.db import IntegrityError


def broken(refusal: IntegrityError) -> Any:
    """The broken constraint's message; its name, or nothing, where no model knows it."""
    name = getattr(getattr(refusal.__cause__, "diag", None), "constraint_name", "")
    # Of any model: a forum that begins to refuse double bookings breaks a law of sessions.
    laws = {law.name: law for model in apps.get_models() for law in model._meta.constraints}
    return laws[name].get_violation_error_message() if name in laws else name
