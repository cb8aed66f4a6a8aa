"""Injects every fault of the matrix for real and checks what must hold; one line a row.

usage: faults.py CONCORDAT [--quick] [--row NAME]...

Each row says what the clients saw, what was lost (nothing), and how the server recovered. It checks that every record
that was acknowledged is there and whole after a restart, that no other is torn, that `concordat check` is clean, that
failures are problems with a code, that old records stay readable where the fault allows it, and that writing goes on
afterwards. It ends with 1 if a row failed. Rows that need a mount or a user other than root say so where they cannot run.
"""
import argparse
import errno
import json
import os
import pathlib
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

from rig import (
    FAIL, KILL, OPEN, READ, REGISTER, RENAME, SHORT, SYNC, TEAR, TRUNCATE, WAIT, WRITE, Load, Records, Refused, Rig,
    Shim, Watch, check, shut_down)

FULL, FAILED, STOPPED = (507, "storage_full"), (503, "storage_error"), (503, "writing_stopped")
BUSY, READ_ONLY = (503, "busy"), (503, "read_only")
NO_ANSWER = (0, "no answer")


class Impossible(Exception):
    """The row cannot be run on this machine."""


class Rows:
    """The rows; each gets a rig of its own. `scale` is 1, or less for the quick form."""

    def __init__(self, scale):
        self.scale = scale

    def times(self, count):
        return max(2, int(count * self.scale))

    # What kills.

    def kill_under_load(self, rig):
        told, slowest = [], 0
        for _ in range(self.times(10)):
            with rig.serve() as server, Load(server, 16) as load:
                slowest = max(slowest, server.start)
                time.sleep(random.uniform(0.05, 0.6))
                server.kill()
            load.allow(NO_ANSWER)
            told.append(load.outcomes[201, ""])
            rig.verify()
        check(slowest < 2, f"a start took {slowest:.2f} s")
        return f"{len(told)} kills after {min(told)} to {max(told)} writes; {rig.kept()}; starts within {slowest:.2f} s"

    def kill_at_each_call(self, rig):
        return self.at_each_call(rig, WRITE | SYNC | TRUNCATE | RENAME, KILL, 25)

    def torn_write(self, rig):
        return self.at_each_call(rig, WRITE, TEAR, 23)

    def at_each_call(self, rig, calls, action, step):
        """Start, three writes and stop, killed at the k-th call, for k from 0 until nothing is left to kill."""
        step = 1 if self.scale == 1 else step
        deaths, k = 0, 0
        while True:
            rig.shim.set(calls, action, skip=k, times=1)
            try:
                with rig.serve() as server:
                    client = server.client()
                    for _ in range(3):
                        if server.process.poll() is None:
                            server.write(client, 9000)
                    server.signal(signal.SIGTERM)
                    code = server.process.wait(timeout=30)
            except Refused as refused:
                code = refused.code
            rig.shim.clear()
            check(code in (0, -signal.SIGKILL), f"k={k}: exit code {code}")
            with rig.serve() as server:
                check(server.write() == (201, ""), f"k={k}: no write after the restart")
                # Empties the log: with one that grows from round to round each stop has more calls than the last.
                check(server.stop() == 0, f"k={k}: no stop in order after the restart")
            rig.verify()
            if code == 0:
                return f"{deaths} deaths, at every {step}. of {k} calls of start, writes and stop; {rig.kept()}"
            deaths, k = deaths + 1, k + step

    def restore_killed(self, rig):
        """A restore killed at each rename and link, over what a killed server left, whole or damaged."""
        with rig.serve() as server, Load(server, 8) as load:
            load.wait((201, ""), 50)
            copied = list(rig.acknowledged)
            rig.program.do("backup", "copy.db", "--database", REGISTER)
            load.wait((201, ""), 50)
            server.kill()
        load.stop()
        load.allow(NO_ANSWER)
        check((rig.folder / (REGISTER + "-wal")).stat().st_size > 0, "the log is empty")
        whole = {name: (rig.folder / name).read_bytes() for name in (REGISTER, REGISTER + "-wal")}
        # Neither the file nor its log begins as it should.
        damaged = {name: bytes(4096) + data[4096:] for name, data in whole.items()}
        acknowledged, told = rig.acknowledged, []
        for is_whole, left in ((True, whole), (False, damaged)):
            k, code = 0, None
            while code != 0:
                for path in rig.folder.glob(REGISTER + "*"):
                    path.unlink()
                for name, data in left.items():
                    (rig.folder / name).write_bytes(data)
                rig.shim.set(RENAME, KILL, skip=k, times=1)
                code = subprocess.run(
                    [rig.program.path, "restore", "copy.db", "--database", REGISTER], cwd=rig.folder,
                    env={**os.environ, **rig.shim.environment()}, capture_output=True).returncode
                rig.shim.clear()
                check(code in (0, -signal.SIGKILL), f"k={k}: exit code {code}")
                # Cut short, it has changed nothing: a whole file is served, a damaged or a missing one is not.
                rig.acknowledged = copied if code == 0 else acknowledged
                try:
                    with rig.serve() as server:
                        check(server.read_old() == 200, f"k={k}: no read")
                    check(is_whole or code == 0, f"k={k}: it was served")
                    rig.verify()
                except Refused as refused:
                    check(not is_whole and code != 0, f"k={k}: {refused}")
                    rig.program.do("restore", "copy.db", "--database", REGISTER)
                    rig.acknowledged = copied
                    rig.verify()
                k += 1
            told.append(k - 1)
        return (f"{told[0]} deaths over a whole file, which stayed with all its {len(acknowledged)} records; {told[1]} over "
                f"a damaged one, which was refused until it was restored again, to {len(copied)}")

    def power_cut(self, rig):
        undone, rounds = 0, self.times(10)
        for number in range(rounds):
            with rig.serve(undo=True) as server, Load(server, 8) as load:
                load.wait((201, ""), 10)
                # Between a write and its sync, so that there is something to lose.
                rig.shim.set(WRITE, KILL, skip=random.randint(20, 400), times=1)
                server.process.wait(timeout=30)
                rig.shim.clear()
            # All that was not synced goes, or a random half of it.
            keeps = (lambda: False) if number % 2 else (lambda: random.random() < 0.5)
            undone += Records(rig.shim.undo).cut_power(keeps)
            for name in (REGISTER + "-shm",):
                (rig.folder / name).unlink(missing_ok=True)
            rig.verify()
        check(undone > 0, "nothing was written that was not synced: the undo log is empty")
        return f"{rounds} cuts, {undone} writes that were not synced taken back or shuffled; {rig.kept()}"

    def power_cut_of_a_disk(self, rig):
        """A real ext4 file system that ends without flushing its journal."""
        with Disk(rig, "ext4", 64) as disk:
            with rig.serve("--min-free", "0B") as server, Load(server, 8) as load:
                load.wait((201, ""), 200)
                answer = shut_down(disk.folder)
                check(answer is True, answer)
                before = len(rig.acknowledged)
                time.sleep(1)
                late = len(rig.acknowledged) - before
                server.kill()
            # Those that were under way may have been synced before; one that was sent afterwards cannot be.
            check(late <= 8, f"{late} writes were acknowledged by a dead file system")
            load.allow(NO_ANSWER, FAILED, STOPPED, READ_ONLY, FULL, (500, "internal_error"), (500, "data_error"))
            disk.remount()
            kept = rig.kept()
            with rig.serve("--min-free", "0B") as server:
                check(server.write() == (201, ""), "no write after the remount")
        return f"clients saw {load.told}; {kept}; writes again after a remount and restart"

    # What fails.

    def fail(self, rig, calls, number, seen, times, seconds=2.0):
        with rig.serve() as server, Watch(server) as watch, Load(server, 8) as load:
            load.wait((201, ""), 20)
            rig.shim.set(calls, FAIL, number, times=times)
            load.wait(seen)
            if times < 0:
                before = len(rig.acknowledged)
                time.sleep(max(0.5, seconds * self.scale))
                late = len(rig.acknowledged) - before
                check(late <= 8, f"{late} writes were acknowledged meanwhile")
                rig.shim.clear()
            begin = time.monotonic()
            load.wait((201, ""), 20, 40)
            again = time.monotonic() - begin
            load.stop()
            watch.stop()
            load.allow(seen, STOPPED, BUSY)
            check(None not in load.retry_after, "a refusal has no Retry-After")
            server.kill()
        rig.shim.clear()
        check(set(watch.statuses) == {200}, f"reads saw {dict(watch.statuses)}")
        return (f"clients saw {load.told}, reads {watch.statuses[200]} × 200; {rig.kept()}; "
                f"writing again {again:.1f} s later without a restart")

    def sync_fails_once(self, rig):
        return self.fail(rig, SYNC, errno.EIO, FAILED, 1)

    def sync_fails(self, rig):
        return self.fail(rig, SYNC, errno.EIO, FAILED, -1)

    def sync_finds_no_room(self, rig):
        return self.fail(rig, SYNC, errno.ENOSPC, FAILED, 1)

    def sync_finds_the_quota_used_up(self, rig):
        return self.fail(rig, SYNC, errno.EDQUOT, FAILED, 1)

    def write_fails_once(self, rig):
        return self.fail(rig, WRITE, errno.EIO, FAILED, 1)

    def write_fails(self, rig):
        return self.fail(rig, WRITE, errno.EIO, FAILED, -1)

    def disk_becomes_read_only(self, rig):
        return self.fail(rig, WRITE, errno.EROFS, FAILED, -1)

    def quota_is_used_up(self, rig):
        return self.fail(rig, WRITE, errno.EDQUOT, FULL, -1)

    def disk_is_full_once(self, rig):
        return self.fail(rig, WRITE, errno.ENOSPC, FULL, 1)

    def disk_is_full(self, rig):
        return self.fail(rig, WRITE, errno.ENOSPC, FULL, -1)

    def disk_is_really_full(self, rig):
        """A small file system filled by others, a restart while it is full, and room again."""
        with Disk(rig, "tmpfs", 24) as disk:
            with rig.serve("--min-free", "0B") as server, Watch(server) as watch, Load(server, 8) as load:
                load.wait((201, ""), 50)
                disk.fill()
                load.wait(FULL)
                watch.stop()
                server.kill()
            load.allow(FULL, NO_ANSWER)
            check(set(watch.statuses) == {200}, f"reads saw {dict(watch.statuses)}")
            with rig.serve("--min-free", "0B") as server:
                read, write = server.read_old(), server.write()
                check(read == 200 and write in (FULL, (201, "")), f"after the restart: {read}, {write}")
                disk.free()
                with Load(server, 8) as more:
                    more.wait((201, ""), 20)
                server.stop()
            # A register that was closed in order has no -shm, and must find room for one.
            with rig.serve("--min-free", "1B") as server:
                server.stop()
            disk.fill()
            with rig.serve("--min-free", "1B") as server:
                again = server.read_old()
                check(again == 200, f"after a stop in order: {again}")
                server.kill()
            disk.free()
            kept = rig.kept()
        return (f"clients saw {load.told}; {kept}; a restart with a full disk, after a kill or a stop in order, "
                f"answered reads with {read}, a write with {write[0]}; writing again once there was room")

    def disk_is_nearly_full(self, rig):
        """Writes are refused before the last room is used."""
        with Disk(rig, "tmpfs", 24) as disk:
            with rig.serve("--min-free", "8MiB") as server, Load(server, 8) as load:
                load.wait(FULL, seconds=60)
                time.sleep(0.2)
                free = shutil.disk_usage(disk.folder).free
                check(server.read_old() == 200, "reading ends")
                load.stop()
                load.allow(FULL)
                check(free > 4 << 20, f"only {free} bytes are left")
                server.kill()
            kept = rig.kept()
        return f"clients saw {load.told} with {free >> 20} MiB left; {kept}"

    def writes_are_short(self, rig):
        with rig.serve() as server, Load(server, 8) as load:
            rig.shim.set(WRITE, SHORT)
            load.wait((201, ""), 200)
            load.stop()
            load.allow()
            rig.shim.clear()
            server.kill()
        return f"clients saw {load.told}; {rig.kept()}"

    def reads_fail_at_start(self, rig):
        with rig.serve() as server:
            check(server.write() == (201, ""), "no write")
        rig.shim.set(READ, FAIL, errno.EIO)
        try:
            with rig.serve():
                raise AssertionError("it started")
        except Refused as refused:
            told = refused
        rig.shim.clear()
        check(told.code == 1 and told.words.startswith("concordat: "), f"{told}")
        with rig.serve() as server:
            check(server.read_old() == 200, "no read after the restart")
        return f"exit code 1, {told.words.splitlines()[0]!r}; {rig.kept()}; starts once it can read"

    def reads_fail_later(self, rig):
        with rig.serve() as server, Load(server, 4) as load:
            load.wait((201, ""), 50)
            with Watch(server) as watch:
                rig.shim.set(READ, FAIL, errno.EIO)
                time.sleep(max(0.5, self.scale))
                rig.shim.clear()
            load.stop()
            load.allow(FAILED, STOPPED, (500, "data_error"), NO_ANSWER, (503, "unavailable"), BUSY)
            ended = server.process.poll()
            if ended is None:
                time.sleep(1.5)
                ended = server.process.poll()
            check(ended in (None, 4), f"exit code {ended}: {server.lines[-3:]}")
            if ended is None:
                check(server.read_old() == 200, "no read afterwards")
            server.kill()
        check(not [status for status in watch.statuses if 300 <= status < 500], f"reads saw {dict(watch.statuses)}")
        with rig.serve() as server:
            check(server.write() == (201, ""), "no write after the restart")
        how = "went on by itself" if ended is None else "ended with code 4 for the next start to recover"
        reads = ", ".join(f"{count} × {status}" for status, count in sorted(watch.statuses.items()))
        return f"clients saw {load.told}, reads {reads}; {rig.kept()}; the server {how}"

    def no_descriptors_for_files(self, rig):
        with rig.serve() as server, Load(server, 4) as load:
            load.wait((201, ""), 20)
            rig.shim.set(OPEN, FAIL, errno.EMFILE)
            answer = server.client().get("/v1/announcements.ndjson")
            check((answer.status, answer.json["code"]) == (503, "unavailable"), answer.body)
            check(server.read_old() == 200, "other reads ended too")
            rig.shim.clear()
            check(server.client().get("/v1/announcements.ndjson").status == 200, "no file afterwards")
            load.stop()
            load.allow()
            server.kill()
        return f"writers saw {load.told}, a download 503 unavailable and later 200; {rig.kept()}"

    def no_descriptors_at_all(self, rig):
        with rig.serve(files=64) as server:
            check(server.write() == (201, ""), "no write")
            clients = [server.client() for _ in range(100)]
            for client in clients:
                try:
                    client.connection.connect()
                except OSError:
                    pass
            check(server.process.poll() is None, "it ended")
            for client in clients:
                client.connection.close()
            end = time.monotonic() + 10
            while True:
                try:
                    if server.write() == (201, ""):
                        break
                except OSError:
                    pass
                check(time.monotonic() < end, "no write once the clients went")
                time.sleep(0.1)
            server.kill()
        return f"100 connections to a server of 64 descriptors: alive, and writing once they went; {rig.kept()}"

    def disk_is_slow(self, rig):
        with rig.serve() as server:
            rig.shim.set(SYNC, WAIT, wait=300)
            with Watch(server) as watch, Load(server, 64) as load:
                time.sleep(max(3, 8 * self.scale))
            rig.shim.clear()
            server.kill()
        load.allow(BUSY, (429, "too_many_requests"))
        p95 = watch.worst(0.95)
        check(p95 < 0.25, f"p95 of reads {p95 * 1000:.0f} ms")
        check(set(watch.statuses) == {200}, f"reads saw {dict(watch.statuses)}")
        return (f"64 writers saw {load.told}; p95 of {len(watch.times)} reads {p95 * 1000:.0f} ms, "
                f"of writes {sorted(load.times)[int(len(load.times) * 0.95)] * 1000:.0f} ms; {rig.kept()}")

    def another_process_holds_the_lock(self, rig):
        with rig.serve() as server, Load(server, 8) as load:
            load.wait((201, ""), 20)
            other = sqlite3.connect(rig.path, isolation_level=None)
            other.execute("BEGIN IMMEDIATE")
            with Watch(server) as watch:
                load.wait(BUSY)
                time.sleep(max(0.5, 3 * self.scale))
            other.execute("ROLLBACK")
            load.wait((201, ""), 20)
            load.stop()
            load.allow(BUSY)
            server.wait_for("Another process holds")
            other.close()
            server.kill()
        slowest = max(load.times)
        check(slowest < 4.5, f"a refusal took {slowest:.1f} s")
        check(load.retry_after == {"1"}, load.retry_after)
        check(set(watch.statuses) == {200}, f"reads saw {dict(watch.statuses)}")
        return (f"clients saw {load.told} with Retry-After: 1 within {slowest:.1f} s, reads only 200; {rig.kept()}; "
                "writing again without a restart")

    # What happens to the process.

    def stopped_for_a_while(self, rig):
        with rig.serve() as server, Load(server, 8) as load:
            load.wait((201, ""), 20)
            server.signal(signal.SIGSTOP)
            time.sleep(max(1, 3 * self.scale))
            server.signal(signal.SIGCONT)
            load.wait((201, ""), 20)
            load.stop()
            load.allow()
            server.kill()
        return f"clients saw {load.told}; {rig.kept()}"

    def sigterm_under_load(self, rig):
        codes = []
        for _ in range(self.times(5)):
            with rig.serve() as server, Load(server, 16) as load:
                load.wait((201, ""), 50)
                codes.append(server.stop())
            load.allow(NO_ANSWER, (503, "busy"))
            left = [name for name in ("-wal", "-shm") if (rig.folder / (REGISTER + name)).exists()]
            check(not left, f"{left} is left")
        check(set(codes) == {0}, codes)
        return f"{len(codes)} stops: exit code 0, no log left; {rig.kept()}"

    # What happens to the files.

    def damaged_files(self, rig):
        with rig.serve() as server, Load(server, 4) as load:
            load.wait((201, ""), 50)
            load.stop()
            check(server.stop() == 0, "it did not stop")
        whole = rig.path.read_bytes()

        def version(data):
            data[60:64] = b"\0\0\0\x63"

        def page(data):
            data[8192 * 3:8192 * 4] = random.Random(3).randbytes(8192)

        told = []
        for name, damage in [
            ("header zeroed", lambda data: data.__setitem__(slice(0, 100), bytes(100))),
            ("emptied", lambda data: data.clear()),
            ("half of it", lambda data: data.__delitem__(slice(len(data) // 2, None))),
            ("a page of garbage", page), ("newer schema", version),
        ]:
            data = bytearray(whole)
            damage(data)
            rig.path.write_bytes(data)
            try:
                with rig.serve():
                    raise AssertionError(f"{name}: it started")
            except Refused as refused:
                check(refused.code == 1 and refused.words.startswith("concordat: "), f"{name}: {refused}")
                told.append(f"{name}: {refused.words.splitlines()[0].removeprefix('concordat: ')}")
            check(rig.path.read_bytes() == data, f"{name}: the file was touched")
            check(not (rig.folder / (REGISTER + "-wal")).exists(), f"{name}: a log was left")
        rig.path.write_bytes(whole)
        return f"refused with exit code 1 and untouched ({'; '.join(told)}); {rig.kept()}"

    def damaged_deep_inside(self, rig):
        """A page of garbage where opening does not look: found while the register is served, which stops writing."""
        with rig.serve() as server, Load(server, 4) as load:
            load.wait((201, ""), 300)
            load.stop()
            check(server.stop() == 0, "it did not stop")
        whole = rig.path.read_bytes()
        database = sqlite3.connect(f"file:{rig.path}?mode=ro", uri=True)
        pages = [page for page, in database.execute(
            "SELECT pageno FROM dbstat WHERE name = 'entries' AND pagetype = 'leaf' ORDER BY path")]
        database.close()
        for suffix in ("-wal", "-shm"):
            pathlib.Path(f"{rig.path}{suffix}").unlink(missing_ok=True)
        place = slice(8192 * (pages[len(pages) // 2] - 1), 8192 * pages[len(pages) // 2])
        data = bytearray(whole)
        data[place] = random.Random(4).randbytes(8192)
        rig.path.write_bytes(data)
        with rig.serve() as server:
            server.wait_for("The register's file is damaged. Writing stopped")
            code, _ = server.write()
            check(code == 503, f"a write was answered with {code}")
            server.stop()
        check(rig.path.read_bytes()[place] == data[place], "the page was overwritten")
        try:
            with rig.serve():
                raise AssertionError("it started again")
        except Refused as refused:
            check(refused.code == 1 and "is damaged, and was not touched" in refused.words, f"{refused}")
        rig.path.write_bytes(whole)
        for suffix in ("-wal", "-shm"):
            pathlib.Path(f"{rig.path}{suffix}").unlink(missing_ok=True)
        return f"writing stopped, and the next start was refused; with the page back {rig.kept()}"

    def stale_side_files(self, rig):
        def scribble(name):
            path = rig.folder / (REGISTER + name)
            path.write_bytes(random.randbytes(path.stat().st_size))

        def append():
            with open(rig.folder / (REGISTER + "-wal"), "ab") as log:
                log.write(random.randbytes(20_000))

        for damage in (lambda: scribble("-shm"), append, lambda: (rig.folder / (REGISTER + "-shm")).unlink()):
            with rig.serve() as server, Load(server, 8) as load:
                load.wait((201, ""), 50)
                server.kill()
            damage()
            with rig.serve() as server:
                check(server.write() == (201, ""), "no write")
                server.stop()
            rig.verify()
        return f"garbage in -shm, garbage after -wal, no -shm: {rig.kept()}"

    def moved_away(self, rig):
        away = rig.folder / "away"
        with rig.serve() as server, Load(server, 4) as load:
            load.wait((201, ""), 20)
            rig.path.rename(away)
            load.wait(READ_ONLY)
            check(server.read_old() == 200, "reading ends")
            time.sleep(0.5)
            away.rename(rig.path)
            load.wait((201, ""), 20)
            load.stop()
            load.allow(READ_ONLY)
            server.kill()
        return f"clients saw {load.told}; {rig.kept()}; writing again once it was back"

    def read_only_folder(self, rig):
        with rig.serve() as server:
            check(server.write() == (201, ""), "no write")
            server.stop()
        with Disk(rig, "tmpfs", 24) as disk:
            disk.make_read_only()
            try:
                with rig.serve():
                    raise AssertionError("it started")
            except Refused as refused:
                told = refused
            check(told.code == 1 and told.words.startswith("concordat: "), f"{told}")
            code, out, err = rig.program.run("export", "announcements", "--database", REGISTER)
            check(code == 0 and out.count(b"\n") == 1, f"export: {err}")
            rig.program.do("backup", disk.outside / "copy.db", "--database", REGISTER)
        return f"exit code 1, {told.words.splitlines()[0]!r}; reading commands work; {rig.kept()}"

    def backup_under_load(self, rig):
        with rig.serve() as server, Load(server, 16) as load:
            load.wait((201, ""), 100)
            before = list(rig.acknowledged)
            begin = time.monotonic()
            rig.program.do("backup", "copy.db", "--database", REGISTER)
            took = time.monotonic() - begin
            load.wait((201, ""), 20)
            load.stop()
            load.allow()
            server.kill()
        after, rig.acknowledged = rig.acknowledged, before
        rig.program.do("restore", "copy.db", "--database", REGISTER)
        count = rig.verify()
        return (f"clients saw {load.told}; the copy took {took:.2f} s and restores to {count} records, "
                f"all {len(before)} that were acknowledged before it among them ({len(after)} by its end)")

    def slow_download(self, rig):
        """A client that hardly reads keeps its snapshot, and with it the log, until it is cut off."""
        with rig.serve() as server:
            with Load(server, 4, 200_000, seed=1) as load:
                load.wait((201, ""), 200, 60)
            reader = server.client()
            reader.connection.request("GET", "/v1/announcements.ndjson", headers=reader.headers)
            answer = reader.connection.getresponse()
            got = len(answer.read(1000))
            begin = time.monotonic()
            with Load(server, 4, 200_000, seed=2) as load:
                while not server.said("A download of"):
                    check(time.monotonic() - begin < 60, f"the download goes on: {load.told}")
                    time.sleep(0.1)
                    got += len(answer.read(1000))
                seconds = time.monotonic() - begin
                size = (rig.folder / (REGISTER + "-wal")).stat().st_size
            load.allow()
            try:
                while chunk := answer.read(1 << 20):
                    got += len(chunk)
                whole = True
            except Exception:  # noqa: BLE001: the connection was cut
                whole = False
            check(not whole, "the answer looks complete")
            check(server.stop() == 0, "it did not stop")
        return (f"writers saw {load.told}; the download was cut after {seconds:.0f} s and {got >> 10} KiB with "
                f"{size >> 20} MB in the log, and did not look complete; {rig.kept()}")


QUICK = [
    "kill_under_load", "kill_at_each_call", "torn_write", "power_cut", "sync_fails_once", "sync_finds_no_room",
    "write_fails", "disk_is_full", "disk_is_really_full", "reads_fail_later", "no_descriptors_for_files",
    "another_process_holds_the_lock", "sigterm_under_load", "damaged_files", "damaged_deep_inside",
    "stale_side_files", "moved_away",
    "backup_under_load", "restore_killed"]


class Disk:
    """A small file system in the rig's folder, with the register moved onto it and back; only root can have one."""

    def __init__(self, rig, kind, megabytes):
        self.rig, self.kind, self.megabytes = rig, kind, megabytes
        self.outside, self.folder, self.is_read_only = rig.folder, rig.folder / "disk", False

    def run(self, *words):
        done = subprocess.run(list(map(str, words)), capture_output=True, text=True)
        if done.returncode != 0:
            raise Impossible(f"{words[0]}: {done.stderr.strip()}")

    def mount(self):
        if self.kind == "tmpfs":
            self.run("mount", "-t", "tmpfs", "-o", f"size={self.megabytes}m,mode=777", "none", self.folder)
        else:
            self.run("mount", "-o", "loop", self.outside / "image", self.folder)

    def move(self, source, target):
        for path in list(source.glob(REGISTER + "*")):
            # A killed server leaves its socket, which lies on one file system for good.
            if path.is_socket():
                path.unlink()
            else:
                shutil.move(path, target / path.name)
        self.rig.folder = self.rig.program.folder = target
        self.rig.path = target / REGISTER

    def __enter__(self):
        self.folder.mkdir(exist_ok=True)
        if self.kind != "tmpfs":
            image = self.outside / "image"
            with open(image, "wb") as file:
                file.truncate(self.megabytes << 20)
            self.run("mkfs.ext4", "-q", image)
        self.mount()
        self.move(self.outside, self.folder)
        return self

    def remount(self):
        self.rig.folder = self.outside
        self.run("umount", self.folder)
        self.mount()
        self.rig.folder = self.folder

    def fill(self):
        with open(self.folder / "filler", "wb", buffering=0) as file:
            try:
                while file.write(bytes(4096)):
                    pass
            except OSError as error:
                check(error.errno == errno.ENOSPC, error)

    def free(self):
        (self.folder / "filler").unlink()

    def make_read_only(self):
        self.run("mount", "-o", "remount,ro", self.folder)
        self.is_read_only = True

    def __exit__(self, failure, *_):
        if not failure:
            if self.is_read_only:
                self.run("mount", "-o", "remount,rw", self.folder)
            self.move(self.folder, self.outside)
        subprocess.run(["umount", "-l", str(self.folder)], capture_output=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("concordat")
    parser.add_argument("--quick", action="store_true", help="some of the rows, with fewer repetitions")
    parser.add_argument("--row", action="append", help="only this one")
    options = parser.parse_args()
    # Mounts in a name space of our own go with us, whatever happens.
    if os.geteuid() == 0 and "FAULTS_MOUNTS" not in os.environ and shutil.which("unshare"):
        os.environ["FAULTS_MOUNTS"] = "own"
        os.execvp("unshare", ["unshare", "--mount", sys.executable, *sys.argv])
    rows = Rows(0.2 if options.quick else 1)
    names = options.row or (
        QUICK if options.quick else [name for name, row in vars(Rows).items()
                                     if name not in ("__init__", "times", "fail", "at_each_call") and callable(row)])
    failed = 0
    begin = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="concordat-faults-", ignore_cleanup_errors=True) as folder:
        for name in names:
            place = pathlib.Path(folder) / name
            place.mkdir()
            shim = Shim(place)
            start = time.monotonic()
            try:
                told = "ok    ", getattr(rows, name)(Rig(options.concordat, place, shim))
            except Impossible as reason:
                told = "absent", f"cannot be run here: {reason}"
            except (AssertionError, OSError, RuntimeError, subprocess.SubprocessError, json.JSONDecodeError,
                    Refused) as error:
                failed += 1
                told = "FAILED", f"{type(error).__name__} {error}"
            print(f"{told[0]} {name} ({time.monotonic() - start:.1f} s): {told[1]}", flush=True)
    print(f"{len(names)} rows, {failed} failed, {time.monotonic() - begin:.0f} s")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
