#!/usr/bin/env python3
"""Partnerships through the program alone: a council's register as committee papers have it, imported by a mapping, and
with --many so many partnerships of eight bodies each, with what answers about them cost.

usage: partnerships.py PROGRAM [--many N]
"""
import argparse
import json
import os
import pathlib
import statistics
import tempfile
import time

from checks import check
from program import MAPPINGS, Program

KEY = "cdt_demo_loopback_only"
MAPPING = MAPPINGS / "partnership_register.json"
PAPERS = '''Register of partnerships of Exampleshire County Council (example), May 2009
Ref,Title,Service area,Responsible officer,Objective,Partners,Contributions,In kind,Budget,Year,Risks,Since,Review date
P1,Youth Offending Board,Children's services,Head of Youth Justice,Fewer young people offend,Exampleshire Constabulary (example); EXAMPLESHIRE primary care trust (example); Youth Link,"Exampleshire County Council (example): 125,000; Exampleshire Constabulary (example): £40,000.50",Youth Link,"£200,000",2008/09,A grant ends in 2010; Premises are lost,2003,30/09/2009
P2,Rural Transport Partnership,Highways,Transport Manager,Buses to every village,Youth Link;Moor Parish Group,Moor Parish Group: 900,,£900,2008/09,,2005-06,
'''
HEADINGS = "".join(PAPERS.splitlines(keepends=True)[:2])


def get(client, path):
    answer = client.get(path)
    check(answer.status == 200, (path, answer.body))
    return answer.json


def load(program, name, text, *options):
    (program.folder / name).write_text(text)
    code, out, _ = program.run("import", name, "--mapping", MAPPING, "--database", "register.db", "--json", *options)
    return code, json.loads(out)


def papers(program, client):
    """Bodies found by name or made, several in a cell, money as lines of a budget, risks and reviews as records."""
    code, report = load(program, "papers.csv", PAPERS)
    kinds = {kind: counts["created"] for kind, counts in report["kinds"].items()}
    check(code == 0 and kinds == {"organisations": 2, "partnerships": 2, "risks": 2, "reviews": 1}, report)
    board = get(client, "/v1/partnerships/paper:P1?embed=partners")
    named = [board["embedded"][partner["organisation_id"]]["name"] for partner in board["partners"]]
    check(named == ["Exampleshire County Council (example)", "Exampleshire Constabulary (example)",
                    "Exampleshire Primary Care Trust (example)", "Youth Link"], named)
    check(board["partners"][2]["name"] == "EXAMPLESHIRE primary care trust (example)", board["partners"])
    year = get(client, "/v1/partnerships/paper:P1/budget?year=2008/09")["years"][0]
    check((year["cash"], year["unknown_count"]) == (16_500_050, 1), year)
    risks = get(client, "/v1/risks?partnership=paper:P1&sort=title&fields=title")["items"]
    check([risk["title"] for risk in risks] == ["A grant ends in 2010", "Premises are lost"], risks)
    due = get(client, "/v1/reviews?partnership=paper:P1&fields=next_due")["items"]
    check(due == [{"next_due": "2009-09-30"}], due)
    code, report = load(program, "papers.csv", PAPERS)
    check(code == 0 and tuple(report[name] for name in ["created", "updated", "unchanged"]) == (0, 0, 2), report)
    return f"{kinds}; again: nothing changed"


def faults(program, client):
    """What is wrong is told by row and column, and nothing is guessed or kept."""
    for _ in range(2):
        check(client.post("/v1/organisations", {"name": "Twin Trust", "sector": "third"}).status == 201, "Twin Trust")
    rows = ["P3,Twins,,,,Twin Trust; Youth Link,,,,,,2005,",
            "P4,Money,,,,Youth Link,Youth Link: much,,,2008/09,,2005,",
            "P5,,,,,Youth Link,,,,,,2005,",
            "P6,Late,,,,Youth Link,,,,,,2005,31/02/2009",
            "P7,Public alone,,,,Exampleshire Constabulary (example),,,,,,2005,"]
    wrong = HEADINGS + "\n".join(rows) + "\n"
    code, report = load(program, "wrong.csv", wrong)
    told = [(error["row"], error["line"], error["column"], error["code"]) for error in report["errors"]]
    check(code == 2 and [fault[0] for fault in told] == [1, 2, 3, 4, 5], report)
    check([fault[2:] for fault in told[:4]] == [
        ("Partners", "ambiguous_name"), ("Contributions", "money"), ("Title", "required"), ("Review date", "date")], told)
    check(get(client, "/v1/partnerships?q=Twins")["total"] == 0, "nothing is kept")
    code, report = load(program, "warned.csv", HEADINGS + rows[4] + "\n", "--rules", "warn")
    check(code == 0 and report["created"] == 1, report)
    broken = get(client, "/v1/partnerships/paper:P7?fields=broken_rules")["broken_rules"]
    check(broken and broken[0]["rule"] == told[4][3], (broken, told))
    return f"{told}; with warn it stands with {broken[0]['rule']}"


def spent(server):
    """The processor time of the server so far, in microseconds."""
    fields = pathlib.Path(f"/proc/{server.process.pid}/stat").read_text().split()
    return (int(fields[13]) + int(fields[14])) * 1_000_000 // os.sysconf("SC_CLK_TCK")


def many(program, count):
    """`count` partnerships of eight bodies each, among two thousand bodies, one of them in 500."""
    sectors = ["public", "third", "business"]
    (program.folder / "bodies.ndjson").write_text("".join(
        json.dumps({"name": f"Body {i}", "sector": sectors[i // 7 % 3],
                    "identifiers": [{"scheme": "own", "identifier": f"b{i}"}]}) + "\n" for i in range(2000)))

    def partnership(i):
        # Steps that have no divisor in common with 1,999, which is a prime, give eight different bodies.
        bodies = [0 if i < 500 and place == 0 else 1 + (i * 7 + place * (1 + i % 250)) % 1999 for place in range(8)]
        while len({body // 7 % 3 for body in bodies}) == 1 or len(set(bodies)) < 8:
            bodies[7] = 1 + (bodies[7] + 6) % 1999
        return {
            "name": f"Partnership {i}", "kind": "mixed", "state": "active", "start_date": "2015-01-01",
            "identifiers": [{"scheme": "own", "identifier": f"p{i}"}], "currency": "GBP",
            "partners": [{"organisation_id": f"own:b{body}", "role": "lead" if place == 0 else "partner"}
                         for place, body in enumerate(bodies)],
            "contributions": [{"financial_year": f"{2015 + place}/{16 + place}", "contributor_id": f"own:b{bodies[place]}",
                               "amount": 1000 * place, "nature": "cash", "status": "agreed"} for place in range(4)]}

    (program.folder / "many.ndjson").write_text("".join(json.dumps(partnership(i)) + "\n" for i in range(count)))
    program.do("import", "organisations", "bodies.ndjson", "--database", "many.db")
    start = time.monotonic()
    program.do("import", "partnerships", "many.ndjson", "--database", "many.db")
    print(f"       import of {count} partnerships: {time.monotonic() - start:.1f} s", flush=True)
    pair = [partner["organisation_id"] for partner in partnership(7)["partners"][:2]]
    with program.serve("many.db", 0, "--rate-limit", "off") as server:
        client = server.client()
        for name, path in [
            ("list with partner__all and embed", f"/v1/partnerships?partner__all={','.join(pair)}&embed=partners"),
            ("list of 50 with embed", "/v1/partnerships?partner=own:b0&embed=partners&limit=50"),
            ("budget", "/v1/partnerships/own:p7/budget"),
            ("completeness", "/v1/partnerships/own:p7/completeness"),
            ("network of a body with 500 partnerships", "/v1/organisations/own:b0/network"),
            ("the same on a day", "/v1/organisations/own:b0/network?as_of=2020-01-01"),
            ("network, depth 2, of a body with few", "/v1/organisations/own:b5/network?depth=2"),
        ]:
            get(client, path)
            before, times = spent(server), []
            while len(times) < 20 or (spent(server) - before < 500_000 and len(times) < 400):
                start = time.monotonic()
                # A tag would answer from memory; each request of another form is worked out anew.
                get(client, path)
                times.append((time.monotonic() - start) * 1000)
            cost = (spent(server) - before) // len(times)
            print(f"       {name}: median {statistics.median(times):.1f} ms, {cost} processor µs", flush=True)
            check(not name.startswith("network of") or statistics.median(times) < 50, "the network takes 50 ms or more")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("program")
    arguments.add_argument("--many", type=int)
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory(prefix="concordat-") as folder:
        program = Program(options.program, pathlib.Path(folder))
        with program.demo("register.db") as server:
            client = server.client(KEY)
            for one in [papers, faults]:
                print(f"ok     {one.__name__}: {one(program, client)}", flush=True)
        if options.many:
            many(program, options.many)


if __name__ == "__main__":
    main()
