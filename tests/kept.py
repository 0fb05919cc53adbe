"""Forums that many tests start from: made once a process, then put back."""

from sessions import demo
from tests.databases import Kept

DEMO = Kept(lambda: demo.build(by="test"))
