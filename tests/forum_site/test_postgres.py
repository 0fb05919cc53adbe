"""Our own PostgreSQL lives as long as it is held, whoever is killed."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from forum_site import postgres, postgres_home
from tests.forum_site.folders import open_folder

ROOT = Path(__file__).resolve().parents[2]
HOLD = """
import sys, time
from pathlib import Path
from forum_site import postgres
try:
    print(postgres.hold(Path(sys.argv[1]), fsync="off"), flush=True)
except postgres.RefusedError as refused:
    sys.exit(str(refused))
time.sleep(60)
"""


class Holder:
    """A process that holds a server."""

    def __init__(self, folder):
        self.process = subprocess.Popen(
            [sys.executable, "-c", HOLD, str(folder)],
            cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip

    def socket(self):
        return Path(self.process.stdout.readline().strip())

    def end(self):
        self.process.kill()
        return self.process.communicate()[1]


@pytest.fixture
def hold():
    holders = []

    def _hold(folder):
        holders.append(Holder(folder))
        return holders[-1]

    with open_folder() as folder:
        yield lambda where=folder / "postgres": _hold(where)
        for holder in holders:
            holder.end()
        wait_until(lambda: not running(folder))


def running(folder):
    """The ids of the server's processes, by what the kernel says of their arguments."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            words = (process / "cmdline").read_bytes().decode().split("\0")
        except OSError:
            continue
        if any(word.startswith(str(folder)) for word in words) and "-c" not in words[1:2]:
            found.append(int(process.name))
    return found


def postmaster(socket):
    return int((socket / "data" / "postmaster.pid").read_text().split()[0])


def wait_until(true, seconds=15):
    until = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < until, "it did not come true in time"
        time.sleep(0.05)


def answers(socket):
    home = postgres_home.Home(socket, socket, postgres.BIN, None)
    return postgres._answers(home)


def test_three_starts_at_once_share_one_server(hold):
    sockets = [holder.socket() for holder in [hold(), hold(), hold()]]
    assert len(set(sockets)) == 1
    assert answers(sockets[0])


def test_a_folder_is_there_for_others_only_once_it_is_the_servers(monkeypatch):
    if os.geteuid():
        pytest.skip("only root gives a folder to another user")
    nobody, give = postgres_home._nobody(), os.chown
    with open_folder() as folder:

        def given_late(*arguments):
            monkeypatch.setattr(os, "chown", give)
            postgres_home._own(folder / "postgres", nobody)  # another start, in between
            give(*arguments)

        monkeypatch.setattr(os, "chown", given_late)
        postgres_home._own(folder / "postgres", nobody)
        assert [each.name for each in folder.iterdir()] == ["postgres"]
        assert (folder / "postgres").stat().st_uid == nobody


def test_it_stops_when_its_only_holder_is_killed(hold):
    holder = hold()
    socket = holder.socket()
    holder.end()
    wait_until(lambda: not running(socket))
    assert not answers(socket)


def test_it_stays_while_one_holder_is_left(hold):
    first, second = hold(), hold()
    socket = first.socket()
    second.socket()
    first.end()
    time.sleep(0.6)  # the keeper looks five times a second
    assert answers(socket)


def test_it_starts_again_where_it_stopped(hold):
    first = hold()
    socket = first.socket()
    first.end()
    assert answers(hold().socket())
    assert (socket / "data" / "PG_VERSION").exists()


def test_a_killed_keeper_takes_the_server_along(hold):
    socket = hold().socket()
    keeper = next(
        pid for pid in running(socket) if b"keeper" in Path(f"/proc/{pid}/cmdline").read_bytes()
    )
    os.kill(keeper, signal.SIGKILL)
    wait_until(lambda: not answers(socket) and not running(socket))
    assert answers(hold().socket())


def test_a_killed_postmaster_does_not_hinder_the_next_start(hold):
    socket = hold().socket()
    os.kill(postmaster(socket), signal.SIGKILL)
    assert answers(hold().socket())


def test_a_stale_pid_file_that_names_a_living_process_is_not_believed(hold):
    first = hold()
    socket = first.socket()
    left = (socket / "data" / "postmaster.pid").read_text().splitlines()
    first.end()
    wait_until(lambda: not running(socket))
    (socket / "data" / "postmaster.pid").write_text("\n".join([str(os.getpid()), *left[1:]]))
    assert answers(hold().socket())


def test_a_deep_folder_has_a_short_socket(hold):
    with open_folder() as folder:
        deep = folder / ("d" * 60) / ("e" * 60) / "postgres"
        holder = hold(deep)
        socket = holder.socket()
        assert socket.parent == Path("/tmp")
        assert answers(socket)
        assert socket.stat().st_mode & 0o077 == 0
        holder.end()
        wait_until(lambda: not running(deep))
    socket.rmdir()


def test_a_half_made_cluster_is_made_again(hold):
    with open_folder() as folder:
        (folder / "postgres").mkdir()
        _give(folder / "postgres")
        (folder / "postgres" / "data.new").mkdir()
        holder = hold(folder / "postgres")
        assert answers(holder.socket())
        holder.end()
        wait_until(lambda: not running(folder))


def test_a_folder_of_another_user_is_refused_in_one_line(tmp_path):
    if os.geteuid():
        pytest.skip("only root can give a folder away")
    os.chown(tmp_path, 12345, -1)
    with pytest.raises(
        postgres.RefusedError, match=r"belongs to user 12345, not to nobody\. Start"
    ):
        postgres_home._own(tmp_path, postgres_home._nobody())


def test_a_link_in_the_sockets_place_is_refused(tmp_path):
    (tmp_path / "link").symlink_to(tmp_path)
    with pytest.raises(postgres.RefusedError, match="belongs to"):
        postgres_home._own(tmp_path / "link", os.geteuid())


def test_a_broken_cluster_is_one_line(hold):
    with open_folder() as folder:
        (folder / "postgres" / "data").mkdir(parents=True)
        _give(folder / "postgres")
        error = hold(folder / "postgres").process.communicate()[1]
    assert error.startswith("PostgreSQL does not start: ")
    assert error.count("\n") == 1


def _give(folder):
    user = os.geteuid() or postgres_home._nobody()
    os.chown(folder, user, -1)


def test_a_folder_closed_to_nobody_is_served_from_an_open_one(tmp_path, monkeypatch):
    if os.geteuid():
        pytest.skip("only root has another user run the server")
    with open_folder() as aside:
        monkeypatch.setattr(postgres_home, "ASIDE", aside)
        home = postgres_home._for_root(tmp_path / "postgres")
        assert home.folder.is_relative_to(aside)
        made = home.run("initdb", "--version")
        assert (made.returncode, made.stderr) == (0, b"")
