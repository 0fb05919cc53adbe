"""For tests of a list's file: made, tried, written; and what it would do, or what is wrong with it."""

import csv
from io import StringIO

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.admin_pages import list_of


def table(*said, columns=None, between=","):
    """A CSV of rows as maps."""
    page = StringIO()
    writer = csv.DictWriter(page, columns or list(said[0]), restval="", delimiter=between)
    writer.writeheader()
    writer.writerows(said)
    return page.getvalue().encode()


def sent(client, model, data, name="list.csv", **more):
    """The answer to a file that is tried."""
    file = SimpleUploadedFile(name, data)
    return client.post(f"{list_of(model)}import/", {"file": file, **more})


def planned(answer):
    """The plan, as heading, before, after of each row."""
    context = answer.context
    assert not context["problems"], context["problems"]
    assert not context["form"].errors, context["form"].errors
    return [(each.added, [tuple(turn) for turn in each.turns]) for each in context["plan"].rows]


def problems(answer):
    return [tuple(each) for each in answer.context["problems"]]


def written(client, model, data, name="list.csv"):
    """Tries the file and writes it."""
    context = sent(client, model, data, name).context
    assert context["plan"], (context["problems"], context["form"].errors)
    asked = {"kept": context["token"], "seen": context["seen"], "named": context["form"].name}
    return client.post(f"{list_of(model)}import/", {**asked, "write": "1"})
