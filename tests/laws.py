"""How many examples a law is tried on: few in every run, twenty times as many in a thorough one."""

from hypothesis import settings

SUITE, THOROUGH = 20, 400


def examples(suite: int) -> int:
    """So many in the suite, and in proportion where `--hypothesis-profile=thorough` asks for more."""
    return suite * settings().max_examples // SUITE


# No deadline on a shared clock.
settings.register_profile("suite", max_examples=SUITE, deadline=None)
settings.register_profile("thorough", max_examples=THOROUGH, deadline=None)
settings.load_profile("suite")
