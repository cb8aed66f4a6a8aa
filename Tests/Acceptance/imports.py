"""What others wait for while many rows come in all or nothing, and what a kill in the middle of it leaves.

usage: imports.py CONCORDAT [--rows N] [--most SECONDS]

By hand, with nothing else running: it measures how long single writes and reads wait beside an import of N awards (150,000)
and fails where one of the writes waited longer than --most (0.5 s). Then a server is killed in the middle of another import,
and the next one must know nothing of it.
"""
import argparse
import json
import pathlib
import re
import sqlite3
import tempfile
import threading
import time

from program import Program

DATABASE = "imports.db"


def award(number, organisations):
    """A made-up award as the register takes it in."""
    return {
        "title": f"Shared services programme {number}", "description": "Community budget transformation. " * 8,
        "type": "grant", "status": "awarded", "currency": "GBP", "amount_awarded": 12345600 + number,
        "identifiers": [{"scheme": "imports", "identifier": f"aw-{number:08d}"}],
        "award_date": f"{2008 + number % 12}-07-{1 + number % 28:02d}",
        "funders": [{"organisation_id": organisations[number % 30]}],
        "recipients": [{"organisation_id": organisations[(number + 1) % 30]}]}


def write_rows(path, numbers, organisations):
    with open(path, "w") as file:
        for number in numbers:
            file.write(json.dumps(award(number, organisations)) + "\n")


class Import(threading.Thread):
    """An import of a file, all or nothing, on a connection of its own."""

    def __init__(self, server, key, path):
        super().__init__()
        self.client, self.path, self.answer = server.client(key), path, None
        self.client.connection.timeout = 600

    def run(self):
        begin = time.monotonic()
        try:
            self.answer = self.client.ask(
                "POST", "/v1/imports?kind=awards", self.path.read_bytes(), Content_Type="application/x-ndjson")
        except OSError:
            return
        self.seconds = time.monotonic() - begin


def waits(ask, until):
    """How long each of the requests waited, one after the other, until the import ended."""
    found = []
    while until.is_alive():
        begin = time.monotonic()
        assert ask() in (200, 201)
        found.append(time.monotonic() - begin)
        time.sleep(0.002)
    return sorted(found)


def tell(what, found):
    print(f"{what}: {len(found):,}, of which half waited up to {1000 * found[len(found) // 2]:.1f} ms, 99 % up to "
          f"{1000 * found[len(found) * 99 // 100]:.1f} ms, the longest {1000 * found[-1]:.0f} ms", flush=True)


def memory(server):
    text = pathlib.Path(f"/proc/{server.process.pid}/status").read_text()
    return int(re.search(r"^VmHWM:\s+(\d+) kB", text, re.M)[1]) / 1024


def ask(program, sql):
    database = sqlite3.connect(f"file:{program.folder / DATABASE}?mode=ro", uri=True)
    try:
        return database.execute(sql).fetchone()
    finally:
        database.close()


def check_order(program, rows):
    """Whoever wrote meanwhile comes before all of the rows, which follow each other."""
    count, first, last, other = ask(program, """
        SELECT count(*), min(seq), max(seq), (SELECT max(seq) FROM entries WHERE kind = 'awards' AND op <> 'import')
        FROM entries WHERE kind = 'awards' AND op = 'import'""")
    assert count == rows == last - first + 1 and (other or 0) < first, (count, first, last, other)


def measure(program, key, organisations, rows, most):
    path = program.folder / "rows.ndjson"
    write_rows(path, range(rows), organisations)
    with program.serve(DATABASE, 0, "--access-log", "off") as server:
        taken = Import(server, key, path)
        taken.start()
        writer, reader = server.client(key), server.client()
        body = award(0, organisations) | {"identifiers": []}
        reads, newest = [], []

        def read(found, client, path):
            found.extend(waits(lambda: client.get(path).status, taken))

        others = [
            threading.Thread(target=read, args=(reads, reader, "/v1/awards?limit=50")),
            threading.Thread(target=read, args=(newest, server.client(key), "/v1/awards?limit=50&sort=-updated_at"))]
        for other in others:
            other.start()
        writes = waits(lambda: writer.post("/v1/awards", body).status, taken)
        for other in others:
            other.join()
        taken.join()
        report = taken.answer.json
        assert taken.answer.status == 200 and report["created"] == rows, report
        print(f"{rows:,} rows in {taken.seconds:.1f} s, {rows / taken.seconds:,.0f} rows/s, with others' requests; "
              f"at most {memory(server):.0f} MiB", flush=True)
        tell("writes beside it", writes)
        tell("pages of 50 beside it", sorted(reads))
        tell("pages of the 50 newest", sorted(newest))
        assert reader.get("/v1/awards?limit=1").json["total"] == rows + len(writes)
    check_order(program, rows)
    print(program.do("check", "--database", DATABASE).decode(), end="", flush=True)
    assert writes[-1] <= most, f"a write waited {writes[-1]:.2f} s"


def laid_ready(program):
    """How many entries there are that nobody sees."""
    return ask(program, "SELECT count(*) FROM entries WHERE seq >= (SELECT min(first) FROM staging)")[0]


def kill(program, key, organisations):
    path = program.folder / "killed.ndjson"
    write_rows(path, range(10_000_000, 10_030_000), organisations)
    with program.serve(DATABASE) as server:
        total = server.client().get("/v1/awards?limit=1").json["total"]
        taken = Import(server, key, path)
        taken.start()
        while laid_ready(program) < 2000:
            assert taken.is_alive(), "the import ended before it could be killed"
        server.kill()
        taken.join()
    left = laid_ready(program)
    assert left > 0
    with program.serve(DATABASE) as server:
        client = server.client(key)
        assert client.get("/v1/awards?limit=1").json["total"] == total
        assert client.get("/v1/awards?identifier=imports:aw-10000000").json["items"] == []
        assert client.post("/v1/awards", award(20_000_000, organisations)).status == 201
        begin = time.monotonic()
        while laid_ready(program):
            time.sleep(0.05)
        print(f"killed with {left:,} rows laid ready: seen by nobody, and gone {time.monotonic() - begin:.1f} s after "
              "the next start", flush=True)
    print(program.do("check", "--database", DATABASE).decode(), end="")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("concordat")
    parser.add_argument("--rows", type=int, default=150_000)
    parser.add_argument("--most", type=float, default=0.5)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="concordat-imports-") as folder:
        program = Program(given.concordat, folder)
        rows = "".join(json.dumps({"name": f"Council {number}", "sector": "public"}) + "\n" for number in range(30))
        (program.folder / "organisations.ndjson").write_text(rows)
        program.do("import", "organisations", "organisations.ndjson", "--database", DATABASE)
        key = program.make_key(DATABASE)
        organisations = [
            json.loads(line)["id"]
            for line in program.do("export", "organisations", "--database", DATABASE).splitlines()]
        measure(program, key, organisations, given.rows, given.most)
        kill(program, key, organisations)


if __name__ == "__main__":
    main()
