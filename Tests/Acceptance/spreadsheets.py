"""One table in the forms in which offices save it, by LibreOffice: every form must give the same register.

usage: spreadsheets.py CONCORDAT

Needs soffice (Debian's libreoffice-calc-nogui); without it this says so and ends with 0, but in CI it fails.
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from program import Program

ROWS = [
    ["Reference", "Project", "Given to", "Amount", "Decided on", "Open"],
    ["G1", "Café roof, east wing", "Quayside Trust", "1250.10", "2025-04-01", "Yes"],
    ["G2", 'The "Boats" – phase 2', "Harbour & Sons", "99999.99", "2024-02-29", "No"],
    ["G3", "Môn; a line\nand another", "Ynys Môn Community", "5000", "2023-12-31", "Yes"],
    ["G4", "0012", "Quayside Trust", "0.3", "2025-03-31", "No"],
]
# The filter's tokens: separator, quote, encoding, first line, formats of columns (LibreOffice, "Filter Options for CSV").
TEXT = "Text - txt - csv (StarCalc)"
FORMS = {
    "plain.csv": None,
    "book.xlsx": "xlsx:Calc MS Excel 2007 XML",
    "book.ods": "ods:calc8",
    "utf16.csv": f"csv:{TEXT}:9,34,65535,1",
    "cp1252.csv": f"csv:{TEXT}:44,34,1,1",
    "semicolon.csv": f"csv:{TEXT}:59,34,76,1",
    "tab.csv": f"csv:{TEXT}:9,34,76,1",
}


def mapping(encoding=None):
    table = {"headings_begin_with": "Reference"}
    if encoding:
        table["encoding"] = encoding
    return {
        "table": table,
        "let": {"given": {"code": "Given to"}},
        "records": [
            {"kind": "organisations", "key": {"text": "local:{given}"}, "existing": "keep", "members": {
                "name": "Given to", "sector": {"is": "third"}, "classification": {"is": "charity"},
                "identifiers": {"list": [{"members": {"scheme": {"is": "local"}, "identifier": "given"}}]}}},
            {"kind": "awards", "key": {"text": "grant:{Reference}"}, "members": {
                "title": {"from": "Project", "replace": [["*\n*", "*1 / *2"]]}, "type": {"is": "grant"},
                "currency": {"is": "GBP"},
                "amount_awarded": {"from": "Amount", "as": "money", "currency": {"is": "GBP"}},
                "award_date": {"from": "Decided on", "as": ["date:YYYY-MM-DD", "date:DD/MM/YYYY", "date:DD/MM/(20)YY"]},
                "from_open_call": {"from": "Open", "as": "boolean"},
                "recipients": {"list": [{"members": {"organisation_id": {"text": "local:{given}"}}}]},
                "identifiers": {"list": [{"members": {"scheme": {"is": "grant"}, "identifier": "Reference"}}]}}},
        ],
    }


def make(folder):
    """Writes the table as CSV and has LibreOffice save it in the other forms."""
    import csv
    with open(folder / "plain.csv", "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["Grants of the year", "", "", "", "", ""], []] + ROWS)
    for name, form in FORMS.items():
        if form is None:
            continue
        out = folder / "made"
        # Columns as text where the table has codes, numbers and days as such: 2 is text, 1 the standard, 5 a day.
        subprocess.run(
            ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile",
             "--infilter=Text - txt - csv (StarCalc):44,34,76,1,1/2/2/2/3/2/4/1/5/5/6/2", "--convert-to", form,
             "--outdir", str(out), str(folder / "plain.csv")], check=True, capture_output=True, timeout=300)
        shutil.move(next(out.iterdir()), folder / name)


def register(program, name, encoding):
    """What the register has of the file, without what it sets itself."""
    database = f"{name}.db"
    path = program.folder / f"{name}.json"
    path.write_text(json.dumps(mapping(encoding)))
    code, out, err = program.run("import", name, "--mapping", path, "--database", database)
    if code != 0:
        raise SystemExit(f"{name}: {out.decode()}{err}")
    print(f"{name}: " + "; ".join(out.decode().splitlines()))
    names = {}
    records = []
    for kind in ("organisations", "awards"):
        for line in program.do("export", kind, "--format", "ndjson", "--database", database).decode().splitlines():
            record = json.loads(line)
            names[record["id"]] = record.get("name")
            for member in ("self", "id", "version", "created_at", "updated_at", "org_id"):
                record.pop(member, None)
            for party in record.get("recipients", []):
                party["organisation_id"] = names[party["organisation_id"]]
            records.append(record)
    return records


def main():
    if shutil.which("soffice") is None:
        print("spreadsheets: skipped, because soffice is not installed")
        raise SystemExit(1 if os.environ.get("CI") else 0)
    with tempfile.TemporaryDirectory(prefix="concordat-spreadsheets-") as folder:
        program = Program(sys.argv[1], folder)
        make(pathlib.Path(folder))
        found = {
            name: register(program, name, "windows-1252" if name == "cp1252.csv" else None) for name in FORMS}
    plain = found["plain.csv"]
    assert len(plain) == 7, plain
    assert [record["amount_awarded"] for record in plain[3:]] == [125010, 9999999, 500000, 30]
    assert plain[6]["title"] == "0012"
    different = [name for name, records in found.items() if records != plain]
    for name in different:
        one, other = next((a, b) for a, b in zip(found[name], plain) if a != b)
        print(f"{name} differs:", {member: (one[member], other[member]) for member in one if one[member] != other[member]})
    print(f"{len(found) - len(different)} passed, {len(different)} failed")
    raise SystemExit(1 if different else 0)


if __name__ == "__main__":
    main()
