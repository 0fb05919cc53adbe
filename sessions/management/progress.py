"""How far a command is: one line that is written anew on a terminal, else a line for each step."""

from django.core.management.base import OutputWrapper

ANEW, TO_THE_END = "\r", "\x1b[K"


class Line:
    """Tells the progress; to be ended before anything else is written."""

    def __init__(self, out: OutputWrapper) -> None:
        self._out, self._step = out, ""

    def __call__(self, step: str, done: int, total: int) -> None:
        """What the verb that is watched calls."""
        told = f"{step}: {done} of {total}"
        if self._out.isatty():
            self._write(f"{ANEW}{told}{TO_THE_END}")
        elif step != self._step:
            self._write(f"{told}\n")
        self._step = step

    def end(self) -> None:
        """Leaves the terminal's line empty."""
        if self._step and self._out.isatty():
            self._write(f"{ANEW}{TO_THE_END}")

    def _write(self, told: str) -> None:
        self._out.write(told, style_func=str, ending="")
        self._out.flush()
