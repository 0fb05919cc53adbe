"""A client whose requests are answered by the database role that may read releases only."""

from django.db import connection
from django.test import Client


class AsThePublic(Client):
    """Sends requests while the connection has the role `the_public`."""

    def request(self, **request):
        with connection.cursor() as cursor:
            cursor.execute("SET ROLE the_public")
        try:
            return super().request(**request)
        finally:
            if not connection.needs_rollback:
                with connection.cursor() as cursor:
                    cursor.execute("RESET ROLE")
