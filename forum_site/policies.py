"""What a page may load and do: the public's strict policy, and the admin's and the schema's."""

from typing import Any

from csp.constants import NONE, SELF, UNSAFE_EVAL
from csp.middleware import CSPMiddleware, PolicyParts
from django.http import HttpRequest, HttpResponseBase

PUBLIC: dict[str, Any] = {
    "default-src": [NONE],
    "style-src": [SELF],
    "font-src": [SELF],
    "img-src": [SELF],
    "connect-src": [SELF],
    "script-src": [SELF],
    "manifest-src": [SELF],
    "worker-src": [SELF],
    "form-action": [SELF],
    "base-uri": [NONE],
    "frame-ancestors": [NONE],
}
# Unfold's pages use Alpine attributes, which are evaluated, and previews of chosen pictures.
ADMIN = {**PUBLIC, "script-src": [SELF, UNSAFE_EVAL], "img-src": [SELF, "data:", "blob:"]}
# Swagger UI draws its icons from data: addresses.
SCHEMA = {**PUBLIC, "img-src": [SELF, "data:"]}
BY_PREFIX = {"/admin/": ADMIN, "/api/": SCHEMA}


class ContentPolicyMiddleware(CSPMiddleware):
    """Chooses the policy by the path's prefix, unless the view has chosen its own."""

    def get_policy_parts(
        self,
        request: HttpRequest,
        response: HttpResponseBase,
        report_only: bool = False,  # noqa: FBT001, FBT002 - django-csp's signature
    ) -> PolicyParts:
        """The view's policy, else the one of the path."""
        parts = super().get_policy_parts(request, response, report_only)
        if parts.config is None and not report_only:
            parts.config = policy_of(request.path_info)
        return parts


def policy_of(path: str) -> dict[str, Any]:
    """The policy of pages at this path."""
    return next((own for prefix, own in BY_PREFIX.items() if path.startswith(prefix)), PUBLIC)
