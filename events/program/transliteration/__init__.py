"""Spelling a name in another language by a named rule: proposed, never known to be right."""

from events.program.transliteration.proposing import Beyond, Spelled, propose, rule_names

__all__ = ["Beyond", "Spelled", "propose", "rule_names"]
