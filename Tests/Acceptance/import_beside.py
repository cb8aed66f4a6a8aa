"""Reads of a served register while `concordat import` brings 50,000 mapped rows into it: their p99 against that before.

usage: import_beside.py CONCORDAT [ROWS]

Run it by hand on a machine that does nothing else: it measures times.
"""
import csv
import json
import pathlib
import random
import sys
import tempfile
import threading
import time

from program import Program

MOST = 1.5
RATE = 200  # reads a second
MAPPING = {
    "parties": {"given": {
        "name": "Given to", "unknown": {"scheme": "local", "members": {"sector": {"is": "third"}}}}},
    "records": [{"kind": "awards", "key": {"text": "grant:{Reference}"}, "members": {
        "title": "Project", "type": {"is": "grant"}, "status": {"is": "awarded"}, "currency": {"is": "GBP"},
        "amount_awarded": {"from": "Amount", "as": "money", "currency": {"is": "GBP"}},
        "award_date": {"from": "Decided on", "as": "date:DD/MM/YYYY"},
        "recipients": {"list": [{"members": {"organisation_id": "given", "name": "Given to"}}]},
        "identifiers": {"list": [{"members": {"scheme": {"is": "grant"}, "identifier": "Reference"}}]}}}],
}


def write(path, first, count):
    with open(path, "w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["Reference", "Project", "Given to", "Amount", "Decided on"])
        for number in range(first, first + count):
            rows.writerow([
                f"G{number}", f"Project {number}", f"Trust {number % 997}", f"£{number % 90_000 + 100:,}.50",
                f"{number % 28 + 1:02}/{number % 12 + 1:02}/20{number % 20 + 6:02}"])


def read(server, known, until):
    """Times of reads at a steady rate, in milliseconds, until the event is set."""
    client = server.client()
    times, due = [], time.perf_counter()
    while not until.is_set():
        due += 1 / RATE
        time.sleep(max(0, due - time.perf_counter()))
        target = random.choice([
            f"/v1/awards/grant:G{random.randrange(known)}", "/v1/awards?limit=20", "/v1/organisations?limit=20"])
        begin = time.perf_counter()
        answer = client.get(target)
        times.append((time.perf_counter() - begin) * 1000)
        assert answer.status == 200, (target, answer.body)
        due = max(due, time.perf_counter() - 1)
    return times


def p99(times):
    return sorted(times)[int(len(times) * 0.99)]


def main():
    rows = int(sys.argv[2]) if len(sys.argv) > 2 else 50_000
    random.seed(1)
    with tempfile.TemporaryDirectory(prefix="concordat-beside-") as folder:
        program = Program(sys.argv[1], folder)
        folder = pathlib.Path(folder)
        (folder / "m.json").write_text(json.dumps(MAPPING))
        write(folder / "first.csv", 0, 20_000)
        write(folder / "more.csv", 20_000, rows)
        program.do("import", "first.csv", "--mapping", "m.json", "--database", "r.db")
        with program.serve("r.db", 0, "--access-log", "off") as server:
            def measure(work):
                until, results = threading.Event(), []
                reader = threading.Thread(target=lambda: results.append(read(server, 20_000, until)))
                reader.start()
                outcome = work()
                until.set()
                reader.join()
                return results[0], outcome

            measure(lambda: time.sleep(3))  # caches
            before, _ = measure(lambda: time.sleep(15))

            def bring_in():
                begin = time.perf_counter()
                out = program.do("import", "more.csv", "--mapping", "m.json", "--database", "r.db")
                return time.perf_counter() - begin, out.decode()

            during, (seconds, out) = measure(bring_in)
        assert out.startswith(f"{rows} rows: {rows} created"), out
        print(f"{rows} rows in {seconds:.1f} s, {rows / seconds:.0f} a second")
        for name, times in (("before", before), ("during", during)):
            print(f"{name}: {len(times)} reads, median {sorted(times)[len(times) // 2]:.2f} ms, p99 {p99(times):.2f} ms, "
                  f"slowest {max(times):.2f} ms")
        ratio = p99(during) / p99(before)
        print(f"p99 during against before: {ratio:.2f} (at most {MOST})")
        raise SystemExit(0 if ratio <= MOST else 1)


if __name__ == "__main__":
    main()
