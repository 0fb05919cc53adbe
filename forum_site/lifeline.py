"""Ties a process to its parent: whatever way the parent goes, the child goes too.

Granian's worker would outlive a `kill -9` of its main process, and keep the port.
"""

import ctypes
import os
import signal
import sys
import threading
import time

PR_SET_PDEATHSIG = 1


def tie() -> None:
    """End this process (SIGTERM) when its parent ends; where that is init, there is nothing to do."""
    parent = os.getppid()
    if parent == 1:
        return
    if sys.platform == "linux":
        end_with_parent(signal.SIGTERM)
        if os.getppid() != parent:  # it went before we asked
            os.kill(os.getpid(), signal.SIGTERM)
    else:
        threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def end_with_parent(how: signal.Signals) -> None:
    """Have Linux send this process the signal when its parent ends; nothing elsewhere."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, how)


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(0.5)
    os.kill(os.getpid(), signal.SIGTERM)
