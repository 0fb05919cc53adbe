"""Whoever watches the process is answered, and never from a cache."""

import pytest
from django.db import OperationalError, connection


def test_the_process_answers_without_asking_the_database(client):
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.django_db
def test_it_is_ready_with_every_migration(client):
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.django_db
def test_it_is_not_ready_while_a_migration_is_missing(client):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'speakers'")
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["missing"]) == (503, "migrations")


@pytest.mark.django_db
def test_it_is_not_ready_without_its_database(client):
    with connection.execute_wrapper(_gone):
        answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["missing"]) == (503, "database")


def _gone(_execute, *_rest):
    raise OperationalError
