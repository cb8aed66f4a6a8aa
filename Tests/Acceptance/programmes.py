#!/usr/bin/env python3
"""Programmes through the API alone, on the sample: the nine places of July 2013 and the councils behind them, what
three overlapping bids cover, levels of support over a year, the money of 2007/08 and the stages of a roll-out.

usage: programmes.py PROGRAM [--bids N]

With --bids a register with so many bids for one programme is made, and the processor time of the answers about it is told.
"""
import argparse
import os
import pathlib
import tempfile

from checks import check
from program import Program

KEY = "cdt_demo_loopback_only"
LONDON = ["gss:E09000003", "gss:E09000005", "gss:E09000009", "gss:E09000015", "gss:E09000017", "gss:E09000018",
          "gss:E09000022", "gss:E09000023", "gss:E09000028"]


def get(client, path):
    answer = client.get(path)
    check(answer.status == 200, answer.body)
    return answer.json


def post(client, path, **body):
    answer = client.post(path, body)
    check(answer.status in (200, 201), answer.body)
    return answer.json


def nine_places(client):
    places = get(client, "/v1/programmes/sample:pstn/participants?as_of=2013-07-03")
    check((places["total"], places["authorities"]) == (9, 18), places)
    return f"{places['total']} places of {places['cohorts'][0]['cohort']}, {places['authorities']} councils' areas"


def overlapping_bids(client):
    programme = post(client, "/v1/programmes", name="Example call", kind="grant", opens="2013-04-01",
                     stated_totals=[{"measure": "expressions", "value": 40, "qualifier": "more_than", "source": "Example"}])
    bids = []
    for title, areas in [("Three boroughs", ["local:pstn-lewisham-lambeth-and-southwark"]),
                         ("Two boroughs", ["gss:E09000022", "gss:E09000003"]), ("One borough", ["gss:E09000003"])]:
        bid = post(client, "/v1/expressions-of-interest", title=title, programme_id=programme["id"], area_ids=areas,
                   lead_id="sample:gb-lae-lbh")
        for verb, day in [("submit", "2013-05-01"), ("assess", "2013-05-02"), ("shortlist", "2013-06-01")]:
            post(client, f"{bid['self']}/{verb}", on=day)
        bids.append(bid["id"])
    coverage = get(client, f"{programme['self']}/coverage?as_of=2013-06-30")
    named = [(area["name"], len(area["expressions"])) for area in coverage["repeated_authorities"]]
    check(coverage["distinct_authorities"] == 4 and named == [("Barnet", 2), ("Lambeth", 2)], coverage)
    made = post(client, f"{programme['self']}/select", expression_ids=bids, cohort="First", on="2013-07-03")
    check(made["total"] == 3, made)
    return (f"3 bids, {coverage['distinct_authorities']} councils, in more than one: {named}; stated: more than "
            f"{coverage['stated_totals'][0]['value']}, counted {coverage['stated_totals'][0]['counted']}; "
            f"{made['total']} selected at once")


def levels(client):
    place = get(client, "/v1/participants/sample:participant-pstn-wirral")["self"]
    post(client, f"{place}/support_levels", level="intensive", start_date="2014-04-01", reason="Example: in its turn")
    found = {day: get(client, f"{place}?as_of={day}")["level"] for day in ["2013-07-03", "2014-07-03"]}
    check(found == {"2013-07-03": "light_touch", "2014-07-03": "intensive"}, found)
    return str(found)


def money(client):
    awards = get(client, "/v1/awards?programme=sample:partnership-improvement-programme&financial_year=2007/08")
    amounts = [award["amount_awarded"] for award in awards["items"]]
    check(sum(amounts) == 21_500_000, amounts)
    return f"{len(amounts)} awards of 2007/08, {sum(amounts) // 100:,} pounds"


def stages(client):
    timeline = get(client, "/v1/programmes/sample:partnership-improvement-programme/timeline")
    found = [f"{stage['seq']} {stage['kind']} {stage['earliest_start']}..{stage['latest_start']}"
             + (f" ({stage['as_written']})" if stage["as_written"] else "") for stage in timeline["stages"]]
    check([stage["earliest_start"] for stage in timeline["stages"]]
          == ["2006-01-01", "2007-06-13", "2007-06-14", "2007-06-14"], found)
    return "; ".join(found)


def many(server, bids):
    """The processor time of the answers about a programme with very many bids."""
    client = server.client(KEY)

    def spent():
        fields = pathlib.Path(f"/proc/{server.process.pid}/stat").read_text().split()
        return (int(fields[13]) + int(fields[14])) * 1000 // os.sysconf("SC_CLK_TCK")

    programme = post(client, "/v1/programmes", name="Many bids", kind="grant")
    rows = "".join(
        f'{{"title": "Bid {i}", "programme_id": "{programme["id"]}", "lead_id": "sample:gb-lae-lbh", "state": "submitted", '
        f'"submitted_on": "2013-05-{i % 28 + 1:02}", "area_ids": ["{LONDON[i % 9]}"' + (f', "{LONDON[(i + 1) % 9]}"' if i % 3 else "")
        + "]}\n" for i in range(bids)).encode()
    start = spent()
    report = client.ask("POST", "/v1/imports?kind=expressions-of-interest&mode=insert", rows,
                        Content_Type="application/x-ndjson")
    check(report.json.get("created") == bids, report.body)
    told = [f"processor time with {bids} bids: import {spent() - start} ms"]
    for path in [f"{programme['self']}/coverage?as_of=2013-06-30", f"{programme['self']}/coverage?state=submitted"]:
        start = spent()
        get(client, path)
        told.append(f"{path.split('/')[-1]} {spent() - start} ms")
    return ", ".join(told)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("program")
    arguments.add_argument("--bids", type=int)
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory(prefix="concordat-") as folder:
        with Program(options.program, pathlib.Path(folder)).demo("register.db") as server:
            client = server.client(KEY)
            for one in [nine_places, overlapping_bids, levels, money, stages]:
                print(f"ok     {one.__name__}: {one(client)}", flush=True)
            if options.bids:
                print(f"       {many(server, options.bids)}", flush=True)


if __name__ == "__main__":
    main()
