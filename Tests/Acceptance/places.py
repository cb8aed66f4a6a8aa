"""Fills an empty register with `concordat places uk` and asks what the ground of the United Kingdom must answer.

usage: places.py CONCORDAT [--seconds N]

The whole must be there within so many seconds (10; a debug build takes longer), a second run must change nothing, and
what a council has set itself must stay. The facts are those of Sources/Places/Data, so that nothing beside the package
is needed. Ends with 1 if a check failed.
"""
import argparse
import collections
import json
import time

import areas
import checks
from checks import check
from program import ROOT

DATA = ROOT / "Sources/Places/Data"
DATABASE = "places.db"

# Where a district lies before and after, and what its county or police area has of it: one, other, day, answer.
RELATIONS = [
    # 2009: whole counties become one council; Bedfordshire and Cheshire two each; Scilly goes on.
    ("E07000054", "E06000047", "2009-03-31", "within"), ("E07000054", "E06000047", "2024-01-01", "within"),
    ("E10000010", "E06000047", "2009-04-01", "coterminous"), ("E10000033", "E06000054", "2024-01-01", "coterminous"),
    ("E10000026", "E06000051", "2024-01-01", "coterminous"), ("E10000022", "E06000057", "2024-01-01", "coterminous"),
    ("E07000002", "E06000055", "2024-01-01", "coterminous"), ("E07000001", "E06000055", "2024-01-01", "apart"),
    ("E10000001", "E06000056", "2024-01-01", "covers"), ("E07000013", "E06000050", "2024-01-01", "within"),
    ("E07000013", "E06000049", "2024-01-01", "apart"), ("E10000004", "E06000049", "2009-04-01", "covers"),
    ("E07000019", "E06000052", "2024-01-01", "within"), ("E10000005", "E06000053", "2024-01-01", "covers"),
    ("E07000054", "E23000008", "2009-03-31", "within"), ("E10000033", "E23000038", "2009-03-31", "within"),
    # 2019
    ("E07000048", "E06000058", "2024-01-01", "within"), ("E07000048", "E06000059", "2024-01-01", "apart"),
    ("E10000009", "E06000058", "2024-01-01", "overlaps"), ("E06000029", "E06000058", "2019-03-31", "within"),
    ("E10000009", "E23000039", "2018-01-01", "within"), ("E07000201", "E07000245", "2024-01-01", "within"),
    ("E07000190", "E07000246", "2020-01-01", "within"), ("E07000190", "E06000066", "2024-01-01", "within"),
    # 2020, 2021
    ("E07000004", "E06000060", "2024-01-01", "within"), ("E10000002", "E06000060", "2020-04-01", "coterminous"),
    ("E07000150", "E06000061", "2024-01-01", "within"), ("E07000150", "E06000062", "2024-01-01", "apart"),
    ("E10000021", "E06000061", "2024-01-01", "covers"), ("E10000021", "E23000022", "2015-01-01", "coterminous"),
    # 2023
    ("E07000026", "E06000063", "2023-03-31", "within"), ("E07000026", "E06000063", "2023-04-01", "within"),
    ("E07000031", "E06000063", "2024-01-01", "apart"), ("E10000006", "E06000063", "2024-01-01", "covers"),
    ("E10000006", "E23000002", "2015-01-01", "coterminous"), ("E10000006", "E23000002", "2024-01-01", "coterminous"),
    ("E10000023", "E06000065", "2024-01-01", "coterminous"), ("E10000027", "E06000066", "2024-01-01", "coterminous"),
    ("E10000023", "E23000009", "2024-01-01", "within"),
    # 2018 and 2024: a combined authority loses members, and has them back.
    ("E06000057", "E47000010", "2018-01-01", "within"), ("E06000057", "E47000010", "2020-01-01", "apart"),
    ("E06000057", "E47000011", "2020-01-01", "within"), ("E06000057", "E47000014", "2025-01-01", "within"),
    # Between the day of the code and that of the order, the days of the codes count.
    ("E06000057", "E47000014", "2024-05-04", "within"),
    # Health, resilience, fire
    ("W06000013", "W11000030", "2024-01-01", "within"), ("W06000013", "W11000026", "2018-01-01", "within"),
    ("E48000006", "E23000002", "2024-01-01", "coterminous"), ("E48000021", "E23000034", "2024-01-01", "covers"),
    ("E31000012", "E31000047", "2024-01-01", "within"), ("S12000017", "S08000022", "2024-01-01", "within"),
    # Decided for 2027
    ("E07000207", "local:east-surrey", "2027-04-01", "within"), ("E07000207", "local:west-surrey", "2027-04-01", "apart"),
    ("E10000030", "local:east-surrey", "2027-04-01", "covers"), ("local:west-surrey", "E23000031", "2027-04-01", "within"),
    ("E10000030", "E23000031", "2026-01-01", "coterminous"), ("E10000030", "E23000031", "2028-01-01", "coterminous"),
]
# What stands on an area's ground on a later day, and whether it is that ground and no more.
TRACES = [
    ("E10000033", "2024-01-01", ["E06000054"], True), ("E10000004", "2024-01-01", ["E06000049", "E06000050"], True),
    ("E10000001", "2010-01-01", ["E06000055", "E06000056"], True), ("E10000009", "2020-01-01", ["E06000058", "E06000059"], False),
    ("E10000002", "2021-01-01", ["E06000060"], True), ("E10000021", "2024-01-01", ["E06000061", "E06000062"], True),
    ("E10000006", "2024-01-01", ["E06000063", "E06000064"], True), ("E10000027", "2024-01-01", ["E06000066"], True),
    ("E07000190", "2020-01-01", ["E07000246"], False), ("E07000190", "2024-01-01", ["E06000066"], False),
    ("E07000207", "2027-04-01", ["local:east-surrey"], False), ("E10000030", "2028-01-01", ["local:east-surrey", "local:west-surrey"], True),
]
# Areas of a type that are made of the same ground as one, on a day.
COTERMINOUS = [
    ("E23000002", "CTY", "2015-01-01", ["E10000006"]), ("E23000022", "CTY", "2015-01-01", ["E10000021"]),
    ("E23000031", "CTY", "2026-01-01", ["E10000030"]), ("E23000016", "CTY", "2015-01-01", []),
    ("E10000002", "UA", "2021-01-01", ["E06000060"]), ("E10000033", "UA", "2024-01-01", ["E06000054"]),
]


def code(text):
    return text if ":" in text else f"gss:{text}"


def load(program):
    begin = time.monotonic()
    _, out, err = program.run("places", "uk", "--database", DATABASE, "--json")
    check(out, err)
    reports = json.loads(out)
    return reports, time.monotonic() - begin


def empty(program, limits):
    reports, took = load(program)
    failed = {one["path"]: one["report"]["errors"][:3] for one in reports if one["report"]["failed"]}
    check(not failed, failed)
    check(took < limits.seconds, f"{took:.1f} s")
    kinds = collections.Counter()
    for one in reports:
        for kind, counts in one["report"]["kinds"].items():
            kinds[kind] += counts["created"]
    types = collections.Counter(
        json.loads(line)["type"] for line in program.do("export", "areas", "--database", DATABASE).splitlines())
    size = (program.folder / DATABASE).stat().st_size
    archive = (ROOT / "Sources/Places/Embedded/Embedded.swift").stat().st_size
    check(archive < 3 << 20, archive)
    return (f"{sum(one['report']['rows'] for one in reports):,} rows of {len(reports)} files in {took:.1f} s, {archive:,} bytes carried, "
            f"{size:,} bytes of register; created " + ", ".join(f"{n} {kind}" for kind, n in kinds.items())
            + "; areas by type: " + ", ".join(f"{n} {kind}" for kind, n in sorted(types.items())))


def again(program, _):
    entries = len(program.do("export", "--database", DATABASE).splitlines())
    reports, took = load(program)
    # What is mended in an outline is told each time.
    changed = {one["path"]: one["report"] for one in reports
               if one["report"]["created"] or one["report"]["updated"] or one["report"]["failed"]
               or [note for note in one["report"]["notes"] if ", ring /" not in note]}
    check(not changed, changed)
    after = len(program.do("export", "--database", DATABASE).splitlines())
    check(entries == after, f"{entries} entries became {after}")
    program.do("check", "--database", DATABASE)
    return f"nothing changed in {took:.1f} s; {entries:,} entries before and after, check is clean"


def codes(program, _):
    found = areas.known_codes(DATA)
    with program.serve(DATABASE) as server:
        client = server.client()
        missing = [one for one in found if client.get(f"/v1/areas/gss:{one}?fields=id").status != 200]
    check(not missing, missing)
    return f"all {len(found):,} GSS codes of the public lists resolve"


def relations(program, _):
    wrong = []
    with program.serve(DATABASE) as server:
        client = server.client()
        for one, other, day, wanted in RELATIONS:
            answer = client.get(f"/v1/areas/{code(one)}/relation/{code(other)}?as_of={day}")
            found = answer.json.get("relation", answer.json.get("code"))
            print(f"       {one} to {other} on {day}: {found}")
            if found != wanted and not (wanted == "apart" and found in ("disjoint", "touches")):
                wrong.append((one, other, day, wanted, found, answer.json.get("detail")))
    check(not wrong, wrong)
    return f"{len(RELATIONS)} relations on days before and after reorganisations"


def traces(program, _):
    wrong = []
    with program.serve(DATABASE) as server:
        client = server.client()
        for one, day, wanted, isExact in TRACES:
            answer = client.get(f"/v1/areas/{code(one)}/trace?to={day}").json
            wanted_ids = {client.get(f"/v1/areas/{code(other)}?fields=id").json["id"] for other in wanted}
            found = {item["id"] for item in answer.get("areas", [])}
            print(f"       {one} to {day}: {', '.join(wanted)}, exact {answer.get('exact')}")
            if found != wanted_ids or answer.get("exact") is not isExact:
                wrong.append((one, day, wanted, str(answer)[:500]))
        for one, kind, day, wanted in COTERMINOUS:
            answer = client.get(f"/v1/areas/{code(one)}/coterminous?type={kind}&as_of={day}").json
            found = sorted(areas.gss(item) for item in answer.get("items", []))
            if found != wanted:
                wrong.append((one, kind, day, wanted, answer))
    check(not wrong, wrong)
    return f"{len(TRACES)} traces and {len(COTERMINOUS)} questions for equal areas"


def own(program, _):
    """A council changes the name of its area and takes the other names away; loading again leaves both and says so."""
    key = program.make_key(DATABASE)
    path = "/v1/areas/gss:E06000043"
    with program.serve(DATABASE) as server:
        client = server.client(key)
        changed = client.ask("PATCH", path, {"name": "The City of Brighton and Hove", "other_names": []}, If_Match="*")
        check(changed.status == 200, changed.body)
    out = program.do("places", "uk", "--database", DATABASE).decode()
    told = [line for line in out.splitlines() if changed.json["id"] in line]
    check(told and ": name" in told[0], out)
    with program.serve(DATABASE) as server:
        after = server.client().get(path).json
    check(after == changed.json, after)
    return told[0]


def demo(program, _):
    """The sample and the shared ground in one register."""
    with program.demo("demo.db", "--places", "uk") as server:
        log = server.log.read_text()
        check(" 0 failed" in log.splitlines()[0], log[:3000])
        client = server.client()
        total = client.get("/v1/areas?limit=1").json["total"]
        check(client.get("/v1/areas/gss:E06000029/relation/gss:E06000058?as_of=2024-01-01").json["relation"] == "within", "Poole")
    program.do("check", "--database", "demo.db")
    return f"{log.splitlines()[0]}; {total:,} areas in all"


CHECKS = [empty, again, codes, relations, traces, own, demo]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--seconds", type=float, default=10)
    limits = parser.parse_args()
    checks.run(limits.program, DATA, CHECKS, limits)


if __name__ == "__main__":
    main()
