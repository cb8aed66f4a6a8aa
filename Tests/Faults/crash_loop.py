"""Kills a server again and again while 64 clients write, and checks the register each time.

usage: crash_loop.py CONCORDAT [--kills 200] [--records 100000] [--clients 64]

Each round: start, write records with bodies of random lengths, SIGKILL at a random moment, then `concordat check`, and a
look through the new records with SQLite alone: everything acknowledged is there, nothing is torn. The start after a kill
must take less than a second; so that this is a register of about as many records to the end, it is put back to what it
was at the beginning whenever it has grown by a quarter. Prints a line now and then and the result; ends with 1 if anything was lost.
"""
import argparse
import json
import pathlib
import random
import shutil
import sqlite3
import sys
import tempfile
import time

from rig import REGISTER, Load, Rig, Shim, check, text


def fill(rig, count):
    """A register with so many awards, taken in as rows."""
    rows = rig.folder / "awards.ndjson"
    with open(rows, "w") as file:
        for number in range(count):
            file.write(json.dumps({
                "title": f"Award {number} for the lunch club of the Harbour Trust", "type": "grant",
                "currency": "GBP", "amount_awarded": 100 * number,
                "award_date": f"20{number % 20:02d}-{number % 12 + 1:02d}-{number % 28 + 1:02d}",
                "description": "Towards its rent and a cook, for a year from the day of the award."}) + "\n")
    rig.program.do("import", "awards", rows, "--database", REGISTER)
    rows.unlink()
    shutil.copy(rig.path, rig.folder / "beginning.db")


def begin_again(rig):
    """Puts the register back to what it was after `fill`."""
    for suffix in ("-wal", "-shm"):
        pathlib.Path(f"{rig.path}{suffix}").unlink(missing_ok=True)
    shutil.copy(rig.folder / "beginning.db", rig.path)


def look(rig, last):
    """The titles of the announcements after the row `last`, each compared with its body; and the last row."""
    database = sqlite3.connect(f"file:{rig.path}?mode=ro", uri=True)
    titles = set()
    for record, document in database.execute(
            "SELECT r.record, e.document FROM announcements r JOIN entries e ON e.seq = r.entry "
            "WHERE r.record > ? ORDER BY r.record", (last,)):
        document = json.loads(document)
        check(document["body"] == text(document["title"]), f"{document['title']} is torn")
        titles.add(document["title"])
        last = record
    database.close()
    return titles, last


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("concordat")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--clients", type=int, default=64)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="concordat-crash-") as folder:
        rig = Rig(options.concordat, pathlib.Path(folder), Shim(folder))
        fill(rig, options.records)
        starts, counts, kept, last, grown, was_killed = [], [], 0, 0, 0, False
        begin = time.monotonic()
        for number in range(options.kills):
            rig.acknowledged = []
            with rig.serve() as server:
                if was_killed:
                    starts.append(server.start)
                with Load(server, options.clients, 4000) as load:
                    time.sleep(random.uniform(0.05, 1.0))
                    server.kill()
            was_killed = True
            load.allow((0, "no answer"), (503, "busy"))
            titles, last = look(rig, last)
            lost = set(rig.acknowledged) - titles
            check(not lost, f"kill {number + 1}: {len(lost)} of {len(rig.acknowledged)} acknowledged are lost")
            code, out, err = rig.program.run("check", "--database", REGISTER)
            check(code == 0, f"kill {number + 1}: {out.decode()}{err}")
            counts.append(len(rig.acknowledged))
            kept, grown = kept + len(titles), grown + len(titles)
            if grown > options.records / 4:
                begin_again(rig)
                last, grown, was_killed = 0, 0, False
            if (number + 1) % 20 == 0:
                print(f"{number + 1} kills: {sum(counts):,} acknowledged, {kept:,} kept, 0 lost, 0 torn, "
                      f"check clean; slowest start {max(starts):.2f} s", flush=True)
        after = sorted(starts)
        print(f"{options.kills} kills within {time.monotonic() - begin:.0f} s, {options.clients} clients, "
              f"{options.records:,} records and up to a quarter more: {sum(counts):,} writes acknowledged "
              f"({min(counts)} to {max(counts)} a round), {kept:,} kept, 0 lost, 0 torn, check clean each time; "
              f"start after a kill {after[len(after) // 2]:.2f} s at the median, {after[-1]:.2f} s at most")
        if after[-1] >= 1:
            sys.exit("a start after a kill took a second or more")


if __name__ == "__main__":
    main()
