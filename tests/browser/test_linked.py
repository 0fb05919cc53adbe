"""Linked data is data to the browser, not a script: the policy has nothing to complain of."""

import json

import pytest

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize(
    ("path", "kind"),
    [("", "Event"), ("speakers/adil-taghiyev/", "Person")],
)
def test_linked_data_breaks_no_policy(visit, path, kind):
    page = visit(f"/en/agmf-2025/{path}")
    block = page.locator('script[type="application/ld+json"]').text_content()
    assert (json.loads(block)["@type"], page.complaints) == (kind, [])
