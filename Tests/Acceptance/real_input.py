"""Runs the program on real data and prints one line a check, with the figures found.

usage: real_input.py CONCORDAT      the built program; ends with 1 if a check failed

Reads ../shared/data beside the package. Without it there is nothing to run: that is said, and fails in CI.
"""
import collections
import csv
import decimal
import http.client
import json
import socket
import sys
import time

import checks
from checks import check
from program import SHARED, Client, together

COUNCILS = SHARED / "data/areas/uk_local_authorities.csv"
GRANTS = SHARED / "data/grants/trafford_council.csv"
KEPT = "register.db"


def import_councils(program, database=KEPT, table=COUNCILS):
    code, out, _ = program.run(
        "import", table, "--mapping", "uk_local_authorities", "--database", database, "--json")
    return code, json.loads(out)


def counts(report):
    return [report[name] for name in ("rows", "created", "updated", "unchanged", "failed")]


def councils(program):
    begin = time.monotonic()
    code, report = import_councils(program)
    took = time.monotonic() - begin
    check(code == 0 and counts(report) == [470, 470, 0, 0, 0], report)
    # Twelve regions and nations stand above the councils; fifteen events made the later councils of the earlier.
    for kind, count in (("areas", 482), ("organisations", 470), ("area-events", 15)):
        check(report["kinds"][kind]["created"] == count, report)
    with open(COUNCILS, newline="") as file:
        rows = list(csv.DictReader(file))
    former = {code.strip() for row in rows for code in row["former-gss-codes"].split(",")} - {""}
    expected = {row["gss-code"] for row in rows} - {""} | former
    lines = program.do("export", "areas", "--database", KEPT).splitlines()
    found = {code["code"] for line in lines for code in json.loads(line)["codes"] if code["scheme"] == "gss"}
    regions = {code for code in found - expected if code[:3] in ("E12", "N92", "S92", "W92")}
    check(found == expected | regions and len(regions) == 12, found ^ expected)
    one = min(former)
    name = json.loads(program.do("get", f"/v1/areas/gss:{one}?fields=name", "--database", KEPT))["name"]
    return (f"470 rows made 470 areas under 12 regions and nations, and 470 organisations, in {took:.2f} s; all {len(expected)} GSS codes are borne, "
            f"{len(former)} of them former ones: {one} leads to {name}")


def councils_again(program):
    code, report = import_councils(program)
    check(code == 0 and counts(report) == [470, 0, 0, 470, 0], report)
    return "470 rows, 470 unchanged"


def damaged_row(program):
    lines = COUNCILS.read_text().split("\n")
    at = next(i for i, line in enumerate(lines) if ",E07000223," in line)
    lines[at] = lines[at].replace(",E07000223,", ",E07OOO223,")
    (program.folder / "damaged.csv").write_text("\n".join(lines))
    code, report = import_councils(program, "damaged.db", "damaged.csv")
    error = report["errors"][0]
    check(code == 2 and not report["kept"] and report["failed"] == len(report["errors"]) == 1, report)
    check((error["row"], error["line"], error["column"]) == (at, at + 1, "gss-code"), error)
    check(error["code"] and error["value"] == "E07OOO223", error)
    for kind in ("areas", "organisations"):
        check(program.do("export", kind, "--database", "damaged.db") == b"", f"{kind} were kept")
    return f"row {error['row']}, line {error['line']}, {error['column']}: {error['code']}; exit code 2, nothing kept"


def grants(program):
    program.do("import", GRANTS, "--mapping", "trafford_grants", "--database", KEPT)
    with program.serve(KEPT) as server:
        client = server.client()
        awards = [item for page in client.pages("/v1/awards?limit=200") for item in page]
        total = sum(award["amount_awarded"] for award in awards)
        check(len(awards) == 555 and total == 129_143_654, (len(awards), total))
        check(all(award["funders"] and award["recipients"] for award in awards), "a party is missing")
        trafford = client.get("/v1/organisations/GB-LAE:TRF?fields=id").json["id"]
        given = client.get(f"/v1/awards?funder={trafford}&limit=1").json["total"]
        check(given == 555, given)
        recipients = {party["organisation_id"] for award in awards for party in award["recipients"]}
    return f"{len(awards)} awards of {trafford} to {len(recipients)} recipients, £{total // 100:,}.{total % 100:02d}"


def year_of(day):
    year, month, _ = map(int, day.split("-"))
    first = year if month >= 4 else year - 1
    return f"{first}/{(first + 1) % 100:02d}"


def filtered(program):
    with open(GRANTS, newline="") as file:
        rows = list(csv.DictReader(file))
    years = collections.defaultdict(list)
    for row in rows:
        if decimal.Decimal(row["Amount Awarded"]) > 5000:
            years[year_of(row["Award Date"])].append((row["Award Date"], row["Identifier"]))
    year, expected = max(years.items(), key=lambda item: len(item[1]))
    with program.serve(KEPT) as server:
        client = server.client()
        path = f"/v1/awards?financial_year={year}&amount_awarded__gt=500000&sort=-award_date&limit=10"
        found = [item for page in client.pages(path) for item in page]
        total = client.get(path).json["total"]
    days = [award["award_date"] for award in found]
    names = sorted(f"{one['scheme']}-{one['identifier']}" for award in found for one in award["identifiers"])
    check(days == sorted(days, reverse=True), days)
    check(names == sorted(name for _, name in expected), (names, expected))
    check(total == len(expected), total)
    return f"{total} awards over £5,000 in {year}, {days[0]} to {days[-1]}, newest first, as in the file"


def paging(program):
    with program.serve(KEPT) as server:
        total = server.client().get("/v1/areas?limit=1").json["total"]
        pages = [[item["id"] for item in page] for page in server.client().pages("/v1/areas?limit=50")]
    ids = [one for page in pages for one in page]
    check(len(ids) == len(set(ids)) == total > 470, (len(ids), len(set(ids)), total))
    return f"{total} areas in {len(pages)} pages of 50, each once"


def round_trip(program):
    told = []
    # With a key that reads all: files for everybody lack what is never public.
    key = program.make_key(KEPT)
    for form in ("csv", "ndjson"):
        copy = f"copy-{form}.db"
        with program.serve(KEPT) as server:
            client = server.client(key)
            files = {kind: client.get(f"/v1/{kind}.{form}").body for kind in ("areas", "organisations", "awards")}
        for kind, content in files.items():
            (program.folder / f"{kind}.{form}").write_bytes(content)
            program.do("import", kind, f"{kind}.{form}", "--database", copy)
            again = program.do("export", kind, "--format", form, "--database", copy)
            # Rows that refer to later ones come in after them.
            check(sorted(again.splitlines()) == sorted(content.splitlines()), f"{kind}.{form} comes out different")
        program.do("check", "--database", copy)
        told.append(f"{form} {sum(map(len, files.values())):,} bytes")
    return f"areas, organisations and awards downloaded, imported, exported record by record the same: {', '.join(told)}"


def race(program):
    key = program.make_key(KEPT)
    rounds = 20
    with program.serve(KEPT) as server:
        clients = [server.client(key) for _ in range(2)]
        path = "/v1/areas/gss:E06000029"
        for number in range(rounds):
            tag = clients[0].get(path).headers["ETag"]
            answers = together([
                lambda client=client, who=who: client.ask(
                    "PATCH", path, {"note": f"Round {number} of {who}"}, If_Match=tag)
                for who, client in enumerate(clients)])
            statuses = sorted(answer.status for answer in answers)
            check(statuses == [200, 412], statuses)
            loser = next(answer for answer in answers if answer.status == 412)
            winner = next(answer for answer in answers if answer.status == 200)
            check(loser.headers["ETag"] == winner.headers["ETag"], "the 412 does not tell the present ETag")
    return f"two PATCHes with one If-Match, {rounds} rounds: each time one 200 and one 412"


def idempotency(program):
    key = program.make_key(KEPT)
    with program.serve(KEPT) as server:
        before = server.client().get("/v1/organisations?limit=1").json["total"]
        clients = [server.client(key) for _ in range(50)]
        body = {"name": "Harbour Trust", "sector": "third"}
        answers = together([
            lambda client=client: client.post("/v1/organisations", body, Idempotency_Key="acceptance-1")
            for client in clients])
        after = server.client().get("/v1/organisations?limit=1").json["total"]
    replays = sum(answer.headers["Idempotent-Replayed"] == "true" for answer in answers)
    check({answer.status for answer in answers} == {201}, collections.Counter(a.status for a in answers))
    check(len({answer.body for answer in answers}) == 1 and after - before == 1, after - before)
    check(replays == 49, replays)
    return f"one key 50 times in parallel: {after - before} record, {replays} replays"


def kills(program):
    key = program.make_key("killed.db")
    acknowledged, times = [], 20

    def write(server, new, last):
        client = Client(server.port, key)
        try:
            while True:
                answer = client.post("/v1/organisations", {"name": "Writer", "sector": "other"})
                check(answer.status == 201, answer.body)
                new.append(answer.headers["Location"])
                if len(new) >= last:
                    server.kill()
        except (OSError, http.client.HTTPException):
            return

    for number in range(times):
        server, new = program.serve("killed.db"), []
        # Another moment of the stream each time; others write while one kills.
        together([lambda: write(server, new, 20 + 9 * number)] * 4)
        acknowledged += new
        with program.serve("killed.db") as restarted:
            client = restarted.client()
            for path in new:
                check(client.get(path).status == 200, f"{path} was acknowledged and is lost")
        program.do("check", "--database", "killed.db")
    rows = program.do("export", "organisations", "--database", "killed.db").decode()
    paths = {json.loads(line)["self"] for line in rows.splitlines()}
    check(set(acknowledged) <= paths, "an acknowledged record is lost")
    return f"killed {times} times: all of {len(acknowledged):,} acknowledged records are there, check is clean"


def raw_post(port, key, path, body):
    """A POST whose answer may come before all of it is sent."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        head = (f"POST {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {key}\r\n"
                f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n")
        try:
            connection.sendall(head.encode() + body)
        except OSError:
            pass
        answer = b""
        try:
            while chunk := connection.recv(65536):
                answer += chunk
        except ConnectionResetError:
            pass
    head, _, body = answer.partition(b"\r\n\r\n")
    found = type("Found", (), {})()
    found.status = int(head.split()[1])
    found.headers = dict(line.split(": ", 1) for line in head.decode().split("\r\n")[1:])
    found.json = json.loads(body)
    return found


def bad_input(program):
    key = program.make_key(KEPT)
    wrong_types = {
        "title": 1, "description": [], "type": {}, "currency": True, "amount_awarded": "1", "award_date": 20260101,
        "funders": {}, "recipients": "x", "from_open_call": "yes", "data_source": 7, "sources": 3, "note": False}
    twenty = {"title": "", "type": "gift", "currency": "Pound", **{f"unknown_{n}": n for n in range(17)}}
    with program.serve(KEPT) as server:
        client = server.client(key)
        award = client.get("/v1/awards?limit=1").json["items"][0]["id"]

        def post(body):
            return client.post("/v1/awards", body)

        good = b'{"title": "T", "type": "grant", "currency": "GBP"'
        cases = [
            ("an empty body", 400, 1, lambda: post(b"")),
            ("a body of []", 422, 1, lambda: post([])),
            ("wrong types everywhere", 422, len(wrong_types), lambda: post(wrong_types)),
            ("20 faults in one body", 422, 20, lambda: post(twenty)),
            ("a body of 2 MiB", 413, 0, lambda: raw_post(server.port, key, "/v1/awards", b" " * (2 << 20))),
            ("a duplicate member", 400, 1, lambda: post(good + b', "title": "U"}')),
            ("a NUL in a text", 422, 1, lambda: post({"title": "a\0b", "type": "grant", "currency": "GBP"})),
            ("an unknown member", 422, 1, lambda: post(good + b', "titel": "U"}')),
            ("a bad cursor", 400, 1, lambda: client.get("/v1/awards?cursor=nope")),
            ("limit=0", 400, 1, lambda: client.get("/v1/awards?limit=0")),
            ("limit=201", 400, 1, lambda: client.get("/v1/awards?limit=201")),
            ("sort=nope", 400, 1, lambda: client.get("/v1/awards?sort=nope")),
            ("an id of the wrong kind", 404, 0, lambda: client.get(f"/v1/areas/{award}")),
            ("a reference of the wrong kind", 422, 1, lambda: post(
                {"title": "T", "type": "grant", "currency": "GBP", "recipients": [{"organisation_id": award}]})),
            ("Accept: image/png", 406, 1, lambda: client.get("/v1/awards", Accept="image/png")),
        ]
        for name, status, faults, ask in cases:
            answer = ask()
            check(answer.status == status, f"{name}: {answer.status}, not {status}: {answer.json}")
            check(answer.headers["Content-Type"] == "application/problem+json", f"{name}: {answer.headers}")
            problem = answer.json
            check(problem["detail"] and problem["code"] and problem["type"].startswith("/problems/"), problem)
            check(len(problem["errors"]) >= faults, f"{name}: {len(problem['errors'])} of {faults} faults: {problem}")
            for fault in problem["errors"]:
                check(fault["detail"] and {"pointer", "parameter", "header"} & fault.keys(), fault)
            first = problem["errors"][0] if problem["errors"] else {}
            place = first.get("pointer", first.get("parameter", first.get("header", "")))
            print(f"       {name}: {status} {problem['code']}, {len(problem['errors'])} told"
                  f"{f', first {place!r}' if first else ''}: {first.get('detail', problem['detail'])}")
        check(client.get("/v1/awards?limit=1").json["total"] == 555, "a bad body was kept")
    return f"{len(cases)} bad requests: each a problem that says where and what"


CHECKS = [
    councils, councils_again, damaged_row, grants, filtered, paging, round_trip, race, idempotency, kills, bad_input]


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    checks.run(sys.argv[1], COUNCILS, CHECKS)


if __name__ == "__main__":
    main()
