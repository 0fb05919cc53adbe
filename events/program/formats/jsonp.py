"""JSON that is dressed up as a script: taken out of its call or assignment, never run."""

import re

NAME = r"[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*|\[['\"]?[\w$]+['\"]?\])*"
# A comment before it is there against old attacks on JSONP.
BEFORE = re.compile(
    rf"\s*(?:/\*.{{0,200}}?\*/\s*)?(?:(?:var|let|const)\s+|export\s+default\s*)?"
    rf"(?:typeof\s+{NAME}\s*===?\s*['\"]function['\"]\s*&&\s*)?"
    rf"(?:{NAME}\s*(?:&&\s*{NAME}\s*)?[(=]|(?<=default))\s*(?=[{{\[])",
    re.DOTALL | re.ASCII,
)
LONGEST = 500  # characters of what stands before


def dressed(head: str) -> bool:
    """Whether a file that begins so is JSON in a call or an assignment."""
    return bool(BEFORE.match(head[:LONGEST]))


def bare(text: str) -> str:
    """The JSON alone, on the lines where it was; any other text as it is."""
    before = BEFORE.match(text[:LONGEST])
    if not before:
        return text
    end = len(text.rstrip(" \t\r\n;"))
    closed = text.endswith(")", 0, end) and "(" in before[0]
    return "\n" * before[0].count("\n") + text[before.end() : end - closed]
