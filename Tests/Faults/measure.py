"""Measures what durability costs; for a quiet machine and a release build.

usage: measure.py CONCORDAT groups | backup [--records 100000]

groups: durable creates a second over 1, 8, 64 and 256 connections, with shared commits and, in the same run, with a commit
        for each write (--max-group 1).
backup: how long POST /v1/backups takes while 500 writes a second go on, what reads and writes take meanwhile and otherwise,
        and whether the copy restores to the same log.
"""
import argparse
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

from crash_loop import fill
from rig import HERE, REGISTER, Rig, Shim, check


class Loader:
    """The load generator beside this script, built once."""

    def __init__(self, folder, rig, server):
        self.path, self.rig, self.server = pathlib.Path(folder) / "load", rig, server
        if not self.path.exists():
            compiler = next(filter(None, map(shutil.which, ("cc", "clang", "gcc"))))
            subprocess.run([compiler, "-O2", "-o", self.path, HERE / "load.c", "-lpthread"], check=True)

    def start(self, connections, seconds, rate, what):
        return subprocess.Popen(
            [self.path, str(self.server.port), self.rig.key, str(connections), str(seconds), str(rate), what],
            stdout=subprocess.PIPE)

    def run(self, *arguments):
        return self.end(self.start(*arguments))

    @staticmethod
    def end(process):
        return json.loads(process.communicate()[0])


def groups(program, folder, _):
    print(f"{os.cpu_count()} processors; creates/s, each answered once it is synced (p99 in ms)")
    print("connections      shared commits     a commit each")
    for connections in (1, 8, 64, 256):
        cells = []
        for name, options in (("many", ()), ("one", ("--max-group", "1"))):
            place = folder / f"{name}-{connections}"
            place.mkdir()
            rig = Rig(program, place, Shim(folder))
            with rig.serve(*options) as server:
                loader = Loader(folder, rig, server)
                loader.run(connections, 1, 0, "write")
                told = loader.run(connections, 5, 0, "write")
                check(told["bad"] == 0, told)
                server.stop()
            cells.append(f"{told['per_second']:>9,.0f} ({told['p99_ms']:.1f})")
        print(f"{connections:>11} {cells[0]:>19} {cells[1]:>17}", flush=True)


def backup(program, folder, records):
    rig = Rig(program, folder, Shim(folder))
    fill(rig, records)
    with rig.serve("--backup-folder", str(folder / "copies")) as server:
        loader = Loader(folder, rig, server)

        def both(seconds):
            writes = loader.start(16, seconds, 500, "write")
            reads = loader.start(4, seconds, 400, "/v1/awards?limit=10&count=false")
            return writes, reads

        usual = [Loader.end(process) for process in both(10)]
        meanwhile = both(10)
        time.sleep(1)
        answers = []
        begin = time.monotonic()
        # Over and over, so that the figures are of the time in which a copy is being made.
        while time.monotonic() - begin < 7:
            start = time.monotonic()
            answer = server.client().post("/v1/backups", b"")
            check(answer.status == 201, answer.body)
            answers.append((time.monotonic() - start, answer.json))
        meanwhile = [Loader.end(process) for process in meanwhile]
        server.stop()
    slowest, last = max(took for took, _ in answers), answers[-1][1]
    print(f"register of {records:,} awards, {last['bytes'] / 1e6:,.0f} MB; {len(answers)} backups one after another, "
          f"the slowest in {slowest:.2f} s, each checked and with its SHA-256")
    ratios = []
    for name, before, during in (("writes", usual[0], meanwhile[0]), ("reads", usual[1], meanwhile[1])):
        check(before["bad"] == during["bad"] == 0, (before, during))
        ratios.append(during["p99_ms"] / before["p99_ms"])
        print(f"{name}: usually {before['per_second']:.0f}/s, p50 {before['p50_ms']:.2f} ms, p99 {before['p99_ms']:.2f} ms; "
              f"meanwhile {during['per_second']:.0f}/s, p50 {during['p50_ms']:.2f} ms, p99 {during['p99_ms']:.2f} ms "
              f"({ratios[-1]:.1f} times)")
    copy = folder / "copies" / last["name"]
    rig.program.do("restore", copy, "--database", "restored.db")
    log = rig.program.do("export", "--database", REGISTER)
    restored = rig.program.do("export", "--database", "restored.db")
    count = restored.count(b"\n")
    check(count == last["sequence"] and log.startswith(restored), "the copy has another log")
    print(f"the last copy restores to {count:,} entries, byte-equal to the beginning of the register's log")
    check(slowest < 10 and max(ratios) <= 3, "more than allowed")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("concordat")
    parser.add_argument("what", choices=["groups", "backup"])
    parser.add_argument("--records", type=int, default=100_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="concordat-measure-") as folder:
        {"groups": groups, "backup": backup}[options.what](
            options.concordat, pathlib.Path(folder), options.records)


if __name__ == "__main__":
    try:
        main()
    except AssertionError as error:
        sys.exit(f"FAILED: {error}")
