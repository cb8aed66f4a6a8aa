"""Imports every file of ../shared/data as it was published, each by one command with a mapping that the program carries.

usage: every_file.py CONCORDAT

Prints a table of the files: rows, taken, refused, seconds, and why rows are refused, which may only be faults of the data,
named by row and cell. A file with such rows is imported whole first, which must be refused and keep nothing, and then
without them. A second import of every file must change nothing. Left out are the seeds, programmes, what is sealed, the
360Giving schema and the cases of others. Ends with 1 if a check failed.
"""
import json
import sys
import time

import areas
import checks
from checks import check
from program import SHARED

DATA = SHARED / "data"
DATABASE = "every.db"
LEFT_OUT = ("programmes/", "sealed.bin", "seed-facts.json", "360giving/", "outside/", "README.md")
# Lists before what adds to them, as in areas.py, and the rest.
FILES = [(path, mapping) for path, mapping in areas.FILES if path != "seed-facts.json"] + [
    ("areas/la_gss_lookup.csv", "la_gss_lookup"),
    ("boundaries/uk_2014_2025.topojson", "uk_2014_2025"),
    ("grants/trafford_council.csv", "trafford_grants"),
    *((f"grants/{name}.json", "grants_360giving") for name in (
        "trafford_council", "power_to_change", "wolfson_foundation", "andrew_lloyd_webber_foundation")),
    ("postcodes/vauxhall.csv", "vauxhall_postcodes"),
    *((f"announcements/govuk/{path.name}", "govuk_content_item") for path in sorted((DATA / "announcements/govuk").glob("*.json"))),
]
# The rows that are refused, with the cell that is wrong: faults of the data, looked at one by one. Five grants were to end
# before they began (2000-12-31), and three recipients have n/a, NA
# or a name for a company's number.
FAULTS = {
    "grants/power_to_change.json": {
        *((row, "/plannedDates") for row in (110, 150, 338, 469, 621)),
        *((row, "/recipientOrganization/0/id") for row in (442, 456, 752)),
    },
}


def run(program, path, mapping, *options):
    begin = time.monotonic()
    code, out, err = program.run("import", DATA / path, "--mapping", mapping, "--database", DATABASE, "--json", *options)
    check(out, f"{path}: exit code {code}, {err}")
    return json.loads(out), time.monotonic() - begin


def all_named(program):
    named = {path for path, _ in FILES}
    there = {str(path.relative_to(DATA)) for path in DATA.rglob("*") if path.is_file()}
    missing = {path for path in there - named if not path.startswith(LEFT_OUT)}
    check(not missing and named <= there, missing | named - there)
    carried = {line.split()[0] for line in program.do("mappings").decode().splitlines() if line}
    left = sorted({path for path, mapping in FILES if mapping not in carried})
    check(not left, f"no mapping in the program: {', '.join(left)}")
    return f"{len(named)} files, each with its mapping in the program"


def first(program):
    rows = taken = refused = 0
    print(f"       {'file':58} {'rows':>6} {'taken':>6} {'refused':>7} {'s':>6}")
    wrong = []
    for path, mapping in FILES:
        report, took = run(program, path, mapping)
        found = {}
        if report["failed"]:
            check(not report["kept"], f"{path} was kept")
            for error in report["errors"]:
                found.setdefault((error["column"], error["code"]), []).append(error)
            report, took = run(program, path, mapping, "--on-error", "skip")
        name = path.removeprefix("announcements/")
        print(f"       {name:58} {report['rows']:6} {report['rows'] - report['failed']:6} {report['failed']:7} {took:6.2f}", flush=True)
        for note in report["notes"]:
            print(f"         note: {note}")
        for (column, kind), errors in found.items():
            print(f"         {len(errors)} × {column}: {kind}: {errors[0]['detail']} (first in row {errors[0]['row']}, line {errors[0]['line']}: {errors[0]['value']})")
        # A mistake in one cell of the data is named by row and cell; anything else is a fault of the program.
        if {(error["row"], error["column"]) for errors in found.values() for error in errors} != FAULTS.get(path, set()):
            wrong.append(path)
        rows, taken, refused = rows + report["rows"], taken + report["rows"] - report["failed"], refused + report["failed"]
    check(not wrong, f"other rows are refused than faults of the data: {wrong}")
    return f"{len(FILES)} files, {rows:,} rows, {taken:,} taken, {refused:,} refused for faults of the data"


def second(program):
    entries = len(program.do("export", "--database", DATABASE).splitlines())
    changed = {}
    for path, mapping in FILES:
        report, _ = run(program, path, mapping, "--on-error", "skip" if path in FAULTS else "abort")
        if report["created"] or report["updated"]:
            changed[path] = report["kinds"]
    after = len(program.do("export", "--database", DATABASE).splitlines())
    check(not changed and entries == after, f"{entries} entries became {after}: {changed}")
    program.do("check", "--database", DATABASE)
    return f"nothing changed; {entries:,} entries before and after, check is clean"


CHECKS = [all_named, first, second]


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    checks.run(sys.argv[1], DATA, CHECKS)


if __name__ == "__main__":
    main()
