"""Imports every real file about areas and bodies into an empty register, twice, and asks which areas are equal.

usage: areas.py CONCORDAT [--seconds N] [--mebibytes N]

The first import must make what the files hold, the second change nothing; the whole of the first must stay within so
many seconds (60) and so much memory (200 MiB). The answers about ground are held against coterminosity.py, which reads
the files alone. Ends with 1 if a check failed. Without ../shared/data there is nothing to run: that is said, and fails
in CI.
"""
import argparse
import datetime
import json
import time

import checks
import coterminosity
from checks import check
from program import MAPPINGS, ROOT, SHARED

# A bare clone has the facts that the program carries, which are published files too.
DATA = SHARED / "data" if SHARED.exists() else ROOT / "Sources/Places/Data"
DATABASE = "areas.db"
# Lists before what adds to them; the code history in the order in which its areas lie above each other.
HISTORY = ["92", "12", "11", "13", "15", "10", "06", "07", "08", "09", "23", "26", "31", "37", "47", "48", "54"]
FILES = [
    ("areas/uk_local_authorities.csv", "uk_local_authorities"),
    *((f"areas/gss_code_history/E{kind}.json", "gss_code_history") for kind in HISTORY),
    ("areas/la_all_codes.csv", "la_all_codes"),
    ("areas/la_name_lookup.csv", "la_name_lookup"),
    *((f"lookups/{name}.csv", name) for name in (
        "lad24_csp24_pfa24", "lad24_fra24", "lad24_region24", "lad23_cauth23", "lad23_utla23",
        "lad22_icb22_lsoa_counts", "lad_chain_2016_2024")),
    *((f"boundaries/{name}.geojson", name) for name in ("lad24_buc", "pfa20", "icb22")),
    ("seed-facts.json", MAPPINGS / "seed_facts_areas.json"),
    *((f"organisations/{name}.csv", name) for name in (
        "la_orgid_to_gss", "government_organisation_register", "nhs_trusts_2022_points", "nhs_trusts_ods_2018")),
]
FILES = [(path, mapping) for path, mapping in FILES if SHARED.exists() or (DATA / path).exists()]


def rows(path, data=None):
    return coterminosity.rows((data or DATA) / path)


def import_all(program):
    """Imports all files; the reports by file, the seconds and the highest memory."""
    reports, whole, most = {}, 0.0, 0
    for path, mapping in FILES:
        begin = time.monotonic()
        out, peak = program.measure(
            "import", DATA / path, "--mapping", mapping, "--database", DATABASE, "--json")
        took = time.monotonic() - begin
        report = json.loads(out)
        reports[path] = report
        whole, most = whole + took, max(most, peak)
        kinds = "; ".join(
            f"{kind} {n['created']} + {n['updated']} = {n['unchanged']}" for kind, n in report["kinds"].items())
        print(f"       {path}: {report['rows']} rows, {took:.2f} s, {peak >> 20} MiB; {kinds}", flush=True)
    return reports, whole, most


def first(program, limits):
    reports, whole, most = import_all(program)
    failed = {path: report["errors"][:3] for path, report in reports.items() if report["failed"]}
    check(not failed, failed)
    councils = reports["areas/uk_local_authorities.csv"]
    check(councils["rows"] == councils["created"] == 470, councils)
    check(whole < limits.seconds and most < limits.mebibytes << 20, f"{whole:.1f} s, {most >> 20} MiB")
    count = sum(report["rows"] for report in reports.values())
    return f"{len(FILES)} files, {count:,} rows in {whole:.1f} s, at most {most >> 20} MiB (name created + updated = unchanged)"


def second(program, _):
    entries = len(program.do("export", "--database", DATABASE).splitlines())
    reports, whole, most = import_all(program)
    changed = {path: report for path, report in reports.items() if report["created"] or report["updated"] or report["failed"]}
    check(not changed, changed)
    after = len(program.do("export", "--database", DATABASE).splitlines())
    check(entries == after, f"{entries} entries became {after}")
    return f"nothing changed in {whole:.1f} s, at most {most >> 20} MiB; {entries:,} entries before and after"


def known_codes(data=DATA):
    """Every GSS code that a file names as one of an area, with where it stands."""
    found = {}
    for row in rows("areas/uk_local_authorities.csv", data):
        for code in [row["gss-code"], *row["former-gss-codes"].split(",")]:
            found[code.strip()] = "uk_local_authorities"
    for kind in HISTORY:
        for code in json.loads((data / f"areas/gss_code_history/E{kind}.json").read_text())["areas"]:
            found[code] = f"E{kind}"
    for row in rows("areas/la_all_codes.csv", data):
        for heading in ("LADCD", "LADCD_ACTIVE", "RGNCD", "CTRYCD"):
            found[row[heading]] = "la_all_codes"
    for row in rows("areas/la_gss_lookup.csv", data):
        found[row["gss-code"]] = "la_gss_lookup"
    for name, headings in (
            ("lad24_csp24_pfa24", ("ltla24_code", "csp24_code", "pfa24_code")), ("lad24_fra24", ("fra24_code",)),
            ("lad24_region24", ("region24_code",)), ("lad23_cauth23", ("cauth23_code",)),
            ("lad23_utla23", ("utla23_code",)), ("lad22_icb22_lsoa_counts", ("ltla22_code", "icb22_code")),
            ("lad_chain_2016_2024", tuple(f"ltla{year}_code" for year in range(16, 25)))):
        for row in rows(f"lookups/{name}.csv", data):
            for heading in headings:
                found[row[heading]] = name
    found.pop("", None)
    return found


def codes(program, _):
    """Every code resolves; those of areas that are no more lead to what followed them."""
    codes = known_codes()
    with program.serve(DATABASE) as server:
        client = server.client()
        areas = {}
        for code in codes:
            answer = client.get(f"/v1/areas/gss:{code}?fields=id,state,successor_ids,codes")
            check(answer.status == 200, f"{code} of {codes[code]}: {answer.status}")
            areas[code] = answer.json
        councils = [row["local-authority-code"] for row in rows("areas/uk_local_authorities.csv")]
        for code in councils:
            check(client.get(f"/v1/areas/gov-register:{code}?fields=id").status == 200, code)
    by_id = {area["id"]: area for area in areas.values()}

    def followed(area):
        """The areas that stand where an area stood: itself, or its successors to the last."""
        if area["state"] != "ended":
            return {area["id"]}
        return {last for successor in area["successor_ids"] for last in followed(by_id[successor])}

    retired = 0
    for row in rows("areas/la_all_codes.csv"):
        if row["LADCD"] == row["LADCD_ACTIVE"]:
            continue
        retired += 1
        found = followed(areas[row["LADCD"]])
        check(found == {areas[row["LADCD_ACTIVE"]]["id"]}, f"{row['LADCD']} does not lead to {row['LADCD_ACTIVE']}")
    chained = 0
    for row in rows("lookups/lad_chain_2016_2024.csv"):
        for year in range(16, 24):
            old, new = row[f"ltla{year}_code"], row[f"ltla{year + 1}_code"]
            # Fife and its neighbours exchanged ground and went on, each under another code.
            if old == new or old.startswith("S"):
                continue
            chained += 1
            check(areas[new]["id"] in areas[old]["successor_ids"] + [areas[old]["id"]], f"20{year}: {old} to {new}")
    return (f"all {len(codes):,} GSS codes resolve, of {len(by_id):,} areas, and {len(councils)} councils by their keys; "
            f"{retired} retired codes lead to the code of now, {chained} changes of 2016 to 2024 are successions")


def gss(area):
    return next(code.removeprefix("gss:") for code in area["codes"] if code.startswith("gss:"))


def coterminous(program, _):
    """Police force areas equal to areas of other kinds, by one request each, as the files have them."""
    expected = coterminosity.pairs(DATA)
    told = []
    with program.serve(DATABASE) as server:
        client = server.client()
        for kinds, pairs in expected.items():
            answer = client.get(f"/v1/areas/coterminous?type=PFA&with={kinds}&on=2024-05-01")
            check(answer.status == 200, answer.body)
            found = sorted((gss(item["a"]), gss(item["b"])) for item in answer.json["items"])
            check(found == pairs, set(found) ^ set(pairs))
            names = [f"{item['a']['name']} ({gss(item['a'])} = {gss(item['b'])})" for item in answer.json["items"]]
            print(f"       with={kinds}: {len(found)}, {answer.json['undecided_count']} undecided: {', '.join(names)}")
            told.append(f"{len(found)} with {kinds}")
    return f"{', '.join(told)}: the same as from the files alone"


def places(program, _):
    """The nine places of July 2013: which were police force areas, and whether one is still made of whole areas."""
    expected = coterminosity.places_of_2013(DATA)
    facts = {place["id"]: place for place in json.loads((DATA / "seed-facts.json").read_text())["composite_areas"]}
    with program.serve(DATABASE) as server:
        client = server.client()
        found = {}
        for place in expected:
            members = facts[place]["members_2013"]
            # A place of one council is that council's area.
            area = f"local:{place}" if len(members) > 1 else f"gss:{members[0]}"
            answer = client.get(f"/v1/areas/{area}/coterminous?type=PFA&on=2013-07-03")
            check(answer.status == 200, answer.body)
            equals = [gss(item) for item in answer.json["items"]]
            found[place] = equals[0] if equals else None
            check(answer.json["undecided_count"] == 0, answer.json["undecided"])
        check(found == expected, found)
        dorset = "local:pstn-bournemouth-poole-and-dorset"
        now = client.get(f"/v1/areas/{dorset}/members?on=2024-01-01").json["items"]
        check(sorted(map(gss, now)) == sorted(facts[dorset[6:]]["codes_now"]), now)
        for old in facts[dorset[6:]]["members_2013"]:
            for new in map(gss, now):
                relation = client.get(f"/v1/areas/gss:{old}/relation/gss:{new}?on=2024-01-01").json["relation"]
                check(relation != "coterminous", f"{old} and {new}")
        police = client.get(f"/v1/areas/{dorset}/relation/gss:E23000039?on=2024-01-01").json
        check(police["relation"] == "coterminous", police)
    equal = [facts[place]["name"] for place, code in found.items() if code]
    return (f"on 2013-07-03 {' and '.join(equal)} were each a police force area; on 2024-01-01 Bournemouth, Poole and "
            f"Dorset is exactly {' and '.join(area['name'] for area in now)}, and still the police force area")


def pages(client, path):
    """All items of a list."""
    while path:
        answer = client.get(path)
        check(answer.status == 200, answer.body)
        yield from answer.json["items"]
        path = answer.json.get("next")


def joined(program, _):
    """Every reorganisation since 2009: areas that an event joins have ground in common, or what is missing is named."""
    told, asked = {}, 0
    with program.serve(DATABASE) as server:
        client = server.client()
        events = [event for event in pages(client, "/v1/area-events?limit=200&effective_date__gte=2009-01-01")
                  if event["kind"] in ("merged", "split", "boundary_change")]
        for event in events:
            day = datetime.date.fromisoformat(event["effective_date"])
            for on in (day - datetime.timedelta(days=1), day, datetime.date(2027, 1, 1)):
                for old in event["from_ids"]:
                    found = []
                    for new in event["to_ids"]:
                        answer = client.get(f"/v1/areas/{old}/relation/{new}?as_of={on}")
                        check(answer.status in (200, 409), answer.body)
                        found.append(answer.json["relation"] if answer.status == 200 else answer.json["code"])
                        back = client.get(f"/v1/areas/{new}/relation/{old}?as_of={on}")
                        check(back.status == answer.status, f"{old} {new} {on}: {answer.body} {back.body}")
                        told[found[-1]] = told.get(found[-1], 0) + 1
                        asked += 1
                    # Of several heirs each takes some of what there was; one takes some of everything.
                    isJoined = all if len(event["to_ids"]) == 1 or len(event["from_ids"]) == 1 else any
                    check(isJoined(relation not in ("disjoint", "touches") for relation in found),
                          f"{event['title']} on {on}: {old} to {event['to_ids']}: {found}")
        for one, other, wanted in (
                ("E07000026", "E06000063", "within"), ("E07000031", "E06000063", "disjoint"),
                ("E10000006", "E06000063", "covers"), ("E10000006", "E23000002", "coterminous"),
                ("E10000021", "E23000022", "coterminous"), ("E10000023", "E23000009", "within"),
                ("E07000026", "E23000002", "within")):
            for on in ("2015-01-01", "2023-03-31", "2023-04-01", "2026-11-30"):
                answer = client.get(f"/v1/areas/gss:{one}/relation/gss:{other}?as_of={on}")
                found = answer.json.get("relation")
                check(found == "touches" and wanted == "disjoint" or found == wanted, f"{one} {other} {on}: {answer.body}")
    return f"{len(events)} events since 2009, {asked:,} questions each way: " + ", ".join(
        f"{count} {name}" for name, count in sorted(told.items()))


CHECKS = [first, second, codes, coterminous, *([places] if SHARED.exists() else []), joined]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--mebibytes", type=int, default=200)
    limits = parser.parse_args()
    checks.run(limits.program, DATA, CHECKS, limits)


if __name__ == "__main__":
    main()
