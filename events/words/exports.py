"""The labels that files are written with, in any language of the interface."""

from collections.abc import Mapping
from functools import cache

from django.utils import translation
from django.utils.translation import gettext as _

from events.words import labels


@cache
def words(language: str) -> Mapping[str, str]:
    """Labels by key: `state.cancelled`, `kind.panel`, `role.panelist`, `roles.panelist` (several) …"""
    with translation.override(language):
        return {
            "more_speakers": _("More speakers to be announced"),
            **{f"kind.{key}": str(word) for key, word in labels.KINDS.items()},
            **{f"state.{key}": str(word) for key, word in labels.STATES.items()},
            **{f"certainty.{key}": str(word) for key, word in labels.CERTAINTIES.items()},
            **{f"role.{key}": str(one) for key, (one, _many) in labels.ROLES.items()},
            **{f"roles.{key}": str(many) for key, (_one, many) in labels.ROLES.items()},
        }
