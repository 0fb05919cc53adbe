"""Builds and publishes the demo forum."""

from typing import Any

from django.core.management.base import BaseCommand

from sessions import demo


class Command(BaseCommand):
    help = "Builds the Azerbaijan-Georgia Media Forum and publishes it; again, changes nothing."

    def handle(self, **options: Any) -> None:
        stamp = demo.build(by="manage.py demo")
        if stamp is None:
            self.stdout.write("The demo forum is there already; nothing is changed.")
        else:
            self.stdout.write(f"The demo forum is published: release {stamp.number}.")
