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


# What became of the districts of 2009 the code history does not say; the Cornwall, Cheshire (and so on) (Structural
# Change) Orders 2008 do.
HEIRS_OF_2009 = {
    "E06000047": range(54, 61), "E06000048": range(157, 163), "E06000049": (14, 15, 17), "E06000050": (13, 16, 18),
    "E06000051": range(182, 187), "E06000052": range(19, 25), "E06000054": range(230, 234), "E06000055": (2,),
    "E06000056": (1, 3),
}
# The Surrey (Structural Changes) Order 2026, for April 2027.
HEIRS_OF_2027 = {
    "East Surrey": ("Elmbridge", "Epsom and Ewell", "Mole Valley", "Reigate and Banstead", "Tandridge"),
    "West Surrey": ("Guildford", "Runnymede", "Spelthorne", "Surrey Heath", "Waverley", "Woking"),
}


def entered(program, _):
    """The reorganisations that no file of the data has as events, entered through the API, with the counties that ended."""
    key = program.make_key(DATABASE)
    with program.serve(DATABASE) as server:
        client = server.client(key)

        def post(path, **body):
            answer = client.post(f"/v1/{path}", body)
            check(answer.status == 201, answer.body)
            return answer.json["id"]

        known = {event["to_ids"][0] for event in pages(client, "/v1/area-events?limit=200") if event["to_ids"]}
        made = 0
        for heir, numbers in HEIRS_OF_2009.items():
            area = client.get(f"/v1/areas/gss:{heir}?fields=id,name").json
            if area["id"] in known:
                continue
            old = [f"gss:E07{number:06}" for number in numbers]
            more = {"kind": "merged"}
            if len(old) == 1:
                # A borough that became a unitary council with the same ground.
                more = {"kind": "boundary_change", "transfers": [
                    {"layer": "lad", "base_unit": old[0][4:], "from_id": old[0], "to_id": area["id"]}]}
            post("area-events", effective_date="2009-04-01", from_ids=old, to_ids=[area["id"]],
                 title=f"{area['name']} becomes a unitary council", **more)
            made += 1
        names = {name for names in HEIRS_OF_2027.values() for name in names}
        codes = {row["nice-name"]: row["gss-code"] for row in rows("areas/uk_local_authorities.csv")
                 if row["nice-name"] in names}
        check(set(codes) == names, names - set(codes))
        heirs = {name: post("areas", name=name, kind="atomic", type="UA", start_date="2027-04-01") for name in HEIRS_OF_2027}
        post("area-events", kind="merged", effective_date="2027-04-01", title="Surrey becomes two unitary councils",
             from_ids=["gss:E10000030", *(f"gss:{code}" for code in codes.values())], to_ids=list(heirs.values()),
             transfers=[{"layer": "lad", "base_unit": codes[name], "from_id": f"gss:{codes[name]}", "to_id": heirs[heir]}
                        for heir, names in HEIRS_OF_2027.items() for name in names])
        both = post("areas", name="Surrey of 2027", kind="composite", type="COMPOSITE", start_date="2027-04-01",
                    members=[{"area_id": heir} for heir in heirs.values()])
        for on in ("2026-01-01", "2027-04-01", "2030-01-01"):
            for one, other, wanted in (("gss:E10000030", both, "coterminous"), (both, "gss:E23000031", "coterminous"),
                                       (heirs["East Surrey"], "gss:E07000207", "covers")):
                answer = client.get(f"/v1/areas/{one}/relation/{other}?as_of={on}")
                check(answer.json.get("relation") == wanted, f"{one} {other} {on}: {answer.body}")
        # One partnership for each area of which something became, to search for by what it became.
        old = {area for event in changes(client) for area in event["from_ids"]}
        for area in sorted(old):
            post("partnerships", name=area, kind="public_public", area_ids=[area])
    return f"{made} events of 2009 and that of 2027; {len(old)} partnerships of areas that changed"


def changes(client):
    """The events since 2009 that changed ground."""
    return [event for event in pages(client, "/v1/area-events?limit=200&effective_date__gte=2009-01-01")
            if event["kind"] in ("merged", "split", "boundary_change")]


def joined(program, _):
    """Every reorganisation since 2009, by years: areas that an event joins have ground in common, or what is missing is
    named; trace and searches say the same as relations do."""
    years = {}

    def count(year, what):
        years.setdefault(year, {})[what] = years.setdefault(year, {}).get(what, 0) + 1

    with program.serve(DATABASE) as server:
        client = server.client()
        events = changes(client)
        for event in events:
            day = datetime.date.fromisoformat(event["effective_date"])
            count(day.year, "events")
            before, latest = day - datetime.timedelta(days=1), datetime.date(2030, 1, 1)
            # Of several heirs each takes some of what there was; one takes some of everything.
            is_joined = all if len(event["to_ids"]) == 1 or len(event["from_ids"]) == 1 else any
            for on in (before, day, latest):
                for old in event["from_ids"]:
                    found = []
                    for new in event["to_ids"]:
                        answer = client.get(f"/v1/areas/{old}/relation/{new}?as_of={on}")
                        check(answer.status in (200, 409), answer.body)
                        found.append(answer.json["relation"] if answer.status == 200 else answer.json["code"])
                        back = client.get(f"/v1/areas/{new}/relation/{old}?as_of={on}")
                        check(back.status == answer.status, f"{old} {new} {on}: {answer.body} {back.body}")
                        count(day.year, found[-1])
                        search = client.get(f"/v1/partnerships?area={new}&area_match=any&on={on}&fields=name&limit=200").json
                        named = {item["name"] for item in search["items"]}
                        named |= {area["self"].rsplit("/", 1)[1] for area in search["undecided"]}
                        check((old in named) == (found[-1] not in ("disjoint", "touches")), f"{old} {new} {on}: {found} {named}")
                    check(is_joined(relation not in ("disjoint", "touches") for relation in found),
                          f"{event['title']} on {on}: {old} to {event['to_ids']}: {found}")
            for old in event["from_ids"]:
                answer = client.get(f"/v1/areas/{old}/trace?from={before}&to={day}")
                check(answer.status in (200, 409), answer.body)
                count(day.year, "traced" if answer.status == 200 else "trace 409")
                if answer.status == 200:
                    there = {area["id"] for area in answer.json["areas"]}
                    check(is_joined(new in there for new in event["to_ids"]), f"{old}: {answer.body}")
        for one, other, wanted in (
                ("E07000026", "E06000063", "within"), ("E07000031", "E06000063", "disjoint"),
                ("E10000006", "E06000063", "covers"), ("E10000006", "E23000002", "coterminous"),
                ("E10000021", "E23000022", "coterminous"), ("E10000023", "E23000009", "within"),
                ("E07000026", "E23000002", "within"), ("E07000019", "E06000052", "within"),
                ("E07000157", "E06000057", "within"), ("E07000014", "E06000050", "disjoint"),
                ("S12000015", "S12000047", "coterminous")):
            for on in ("2015-01-01", "2023-03-31", "2023-04-01", "2026-11-30"):
                answer = client.get(f"/v1/areas/gss:{one}/relation/gss:{other}?as_of={on}")
                found = answer.json.get("relation")
                check(found == "touches" and wanted == "disjoint" or found == wanted, f"{one} {other} {on}: {answer.body}")
    for year in (2009, 2019, 2020, 2021, 2023, 2027):
        check(years.get(year, {}).get("events"), f"no event of {year}")
    for year, counts in sorted(years.items()):
        print(f"       {year}: " + ", ".join(f"{number} {what}" for what, number in counts.items()))
    return f"{len(events)} events since 2009, {sum(sum(counts.values()) for counts in years.values()):,} answers"


CHECKS = [first, second, codes, coterminous, *([places] if SHARED.exists() else []), entered, joined]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--mebibytes", type=int, default=200)
    limits = parser.parse_args()
    checks.run(limits.program, DATA, CHECKS, limits)


if __name__ == "__main__":
    main()
