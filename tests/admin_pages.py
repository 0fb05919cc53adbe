"""For the admin's tests: somebody of a forum's team, and a form filled in as the page has it."""

from django.test import Client
from django.urls import reverse
from lxml import html  # noqa: TID253 - what the tests look into

from tests.factories import TeamMemberFactory


def member(forum, role):
    """A signed-in member of the forum's team."""
    return signed_in(TeamMemberFactory(forum=forum, role=role).user)


def signed_in(user) -> Client:
    """A client in whose name requests are made, in English."""
    client = Client(headers={"Accept-Language": "en"})
    client.force_login(user)
    return client


def address(row, page: str = "change", *args) -> str:
    """The admin's address of a row's page."""
    return reverse(
        f"admin:{row._meta.app_label}_{row._meta.model_name}_{page}", args=(row.pk, *args)
    )


def list_of(model) -> str:
    """The address of a model's list."""
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")


def filled(client, url):
    """What the page's form would send if nothing were changed."""
    response = client.get(url)
    assert response.status_code == 200, (url, response.status_code)
    page = html.fromstring(response.content.decode())
    form = page.get_element_by_id(f"{response.context['opts'].model_name}_form")
    data = {}
    for control in form.inputs:
        if control.name and getattr(control, "checkable", False) <= getattr(
            control, "checked", True
        ):
            value = control.value
            chosen = list(value) if isinstance(value, html.MultipleSelectOptions) else [value or ""]
            data.setdefault(control.name, []).extend(chosen)
    return {
        name: values if len(values) > 1 else values[0] for name, values in data.items() if values
    }


def row_of(client, url, part):
    """What the page's form would send, and the prefix of the row of this part of the page's row."""
    data = filled(client, url)
    (name,) = (key for key, value in data.items() if key[-3:] == "-id" and value == str(part.pk))
    return data, name.removesuffix("id")


def sent(client: Client, url: str, **changes):
    """The answer to the page's form with some fields changed."""
    return client.post(url, {**filled(client, url), **changes})


def errors(response):
    """What the form refused, by field."""
    return response.context["adminform"].form.errors
