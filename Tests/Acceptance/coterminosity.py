"""Which areas are made of the same districts, straight from the CSV files: no code and no answer of the program.

usage: coterminosity.py [DATA]      DATA is the folder of the files; prints the pairs as JSON

Each question takes the districts of two columns as sets and compares them. The files of 2023 and of 2024 name the
same districts, which is checked and not believed.
"""
import collections
import csv
import json
import pathlib
import sys


def rows(path):
    with open(path, newline="", encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


def districts(table, area, district):
    """The districts of every area under one heading."""
    found = collections.defaultdict(set)
    for row in table:
        found[row[area]].add(row[district])
    return found


def equal(some, others):
    return sorted((one, other) for one in some for other in others if some[one] == others[other])


def pairs(data):
    """The pairs of police force areas with equal areas of other kinds in May 2024, by the question asked."""
    lookups = pathlib.Path(data) / "lookups"
    police_table = rows(lookups / "lad24_csp24_pfa24.csv")
    upper_table = rows(lookups / "lad23_utla23.csv")
    of_2023 = {row["ltla23_code"] for row in upper_table}
    of_2024 = {row["ltla24_code"] for row in police_table}
    if of_2023 != of_2024:
        raise SystemExit(f"the districts of 2023 are not those of 2024: {sorted(of_2023 ^ of_2024)}")
    police = districts(police_table, "pfa24_code", "ltla24_code")
    upper = districts(upper_table, "utla23_code", "ltla23_code")
    # Counties are E10, unitary authorities E06 in England and W06 in Wales.
    upper = {code: units for code, units in upper.items() if code[:3] in ("E10", "E06", "W06")}
    fire = districts(rows(lookups / "lad24_fra24.csv"), "fra24_code", "ltla24_code")
    combined = districts(rows(lookups / "lad23_cauth23.csv"), "cauth23_code", "ltla23_code")
    return {"FRA": equal(police, fire), "CTY,UA": equal(police, upper), "CAUTH": equal(police, combined)}


def places_of_2013(data):
    """The nine places of July 2013 with the police force area that is made of the same districts, or none.

    The districts of the places are those of 2013, the police force areas are written in those of 2024: each old
    district is followed year by year along its row of the chain, and a place counts as equal only if all old
    districts of the police force area are its own.
    """
    data = pathlib.Path(data)
    chain = rows(data / "lookups/lad_chain_2016_2024.csv")
    became = districts(chain, "ltla16_code", "ltla24_code")
    police = districts(rows(data / "lookups/lad24_csp24_pfa24.csv"), "pfa24_code", "ltla24_code")
    old = {}
    for code, units in police.items():
        old[code] = {district for district, news in became.items() if news & units}
        if any(news & units and not news <= units for news in became.values()):
            raise SystemExit(f"{code} cannot be written in the districts of 2016")
    facts = json.loads((data / "seed-facts.json").read_text())
    found = {}
    for place in facts["composite_areas"]:
        if not place["id"].startswith("pstn-"):
            continue
        equals = [code for code, units in old.items() if units == set(place["districts_2013"])]
        found[place["id"]] = equals[0] if equals else None
    return found


if __name__ == "__main__":
    folder = sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parents[3] / "shared/data"
    print(json.dumps({"pairs": pairs(folder), "places of 2013": places_of_2013(folder)}, indent=1))
