"""The draft side's two verbs: rows → Document (`read`), Document → rows (`write`)."""

from sessions.drafts.fence import Fenced
from sessions.drafts.plan import Plan
from sessions.drafts.progress import Watch
from sessions.drafts.reading import LeftOut, left_out, read
from sessions.drafts.writing import new_forum, write

__all__ = ["Fenced", "LeftOut", "Plan", "Watch", "left_out", "new_forum", "read", "write"]
