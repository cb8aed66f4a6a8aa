#!/usr/bin/env python3
"""The concepts 1 to 45 of the field, each found in the sample register by one request through the API.

usage: concepts.py PROGRAM
"""
import pathlib
import sys
import tempfile
import urllib.parse

from checks import check
from program import Program

LSP = "/v1/partnerships/sample:example-lsp"
PIP = "/v1/programmes/sample:partnership-improvement-programme"
PSTN = "/v1/programmes/sample:pstn"
PURPOSES = urllib.parse.quote("value for money,shared risk and reward,civil society,outcomes for users")
SORTS = {
    "county council", "local authority", "government department", "NHS body", "police force", "university",
    "college of further education", "company", "charity", "trade union", "think tank", "political party", "newspaper",
    "group of users"}


def of(answer, member):
    """The values of a member in the items of a list."""
    return [item[member] for item in answer["items"]]


def embedded(answer, member):
    return {record[member] for record in answer["embedded"].values()}


# What the concept is, the request, and what its answer must hold.
CONCEPTS = [
    ("kinds by the mix of sectors", "/v1/partnerships?limit=200&fields=kind",
     lambda a: {"public_public", "public_third", "public_business", "co_production"} <= set(of(a, "kind"))),
    ("sorts of partnership with business",
     "/v1/partnerships?subkind=ppp&subkind=pfi&subkind=outsourcing&subkind=regeneration&fields=subkind,kind",
     lambda a: set(of(a, "subkind")) == {"ppp", "pfi", "outsourcing", "regeneration"}
     and set(of(a, "kind")) == {"public_business"}),
    ("formal and informal, whatever the kind",
     "/v1/partnerships?formality=formal&formality=informal&fields=formality,kind",
     lambda a: len({kind for formality, kind in zip(of(a, "formality"), of(a, "kind")) if formality == "formal"}) > 1
     and len({kind for formality, kind in zip(of(a, "formality"), of(a, "kind")) if formality == "informal"}) > 1),
    ("the word where there is no partnership", "/v1/partnerships?verdict=not_a_partnership&fields=name,verdict_reasons",
     lambda a: of(a, "name") == ["Exampleshire payroll service (example)"] and len(a["items"][0]["verdict_reasons"]) == 3),
    ("themes", "/v1/partnerships?theme__all=performance,governance,capacity,finance_commercial,innovation&fields=name",
     lambda a: "CPSP joint projects" in of(a, "name")),
    ("purposes and outcomes", f"/v1/partnerships?topic__all={PURPOSES}&fields=name",
     lambda a: of(a, "name") == ["Centre for Public Service Partnerships at the University of Birmingham"]),
    ("accountability", f"{LSP}?fields=accountability",
     lambda a: a["accountability"]["in_charge"] and a["accountability"]["reports_to_ids"]
     and a["accountability"]["scrutiny_body_id"]),
    ("measures", "/v1/measures?partnership=sample:example-lsp&sort=title&fields=results",
     lambda a: [[result["status"] for result in item["results"]] for item in a["items"]]
     == [["met", "partially_met", "no_data"], ["met"]]),
    ("partners of many sorts", "/v1/partnerships?limit=200&fields=partners&embed=partners",
     lambda a: SORTS <= embedded(a, "classification")),
    ("without money", "/v1/partnerships?pecuniary=false&subkind=strategic&fields=name",
     lambda a: of(a, "name") == ["CPSP and PMPA"]),
    ("an umbrella with partnerships under it", f"{LSP}/tree",
     lambda a: {("Exampleshire Community Safety Partnership (example)", 1),
                ("Exampleshire Dementia Steering Group (example)", 2)}
     <= {(child["name"], child["depth"]) for child in a["below"]}),
    ("a local area agreement", "/v1/agreements?kind=laa&in_force_on=2009-01-01&fields=title,targets",
     lambda a: a["total"] == 1 and a["items"][0]["targets"]),
    ("a pooled budget", f"{LSP}/budget?year=2008/09",
     lambda a: a["years"][0]["pooled"] == 65_000_000),
    ("a joint post", "/v1/posts?partnership=sample:example-lsp&fields=role,joint",
     lambda a: of(a, "role") == ["director"] and [share["share"] for share in a["items"][0]["joint"]["shares"]] == [5000, 5000]),
    ("joint commissioning",
     "/v1/partnerships?commissioner=sample:example-pct&provider=sample:example-voluntary-action&fields=commissioning",
     lambda a: len(a["items"][0]["commissioning"][0]["commissioner_ids"]) == 2),
    ("the council that leads", "/v1/partnerships?partner=sample:exampleshire-council&role=lead&fields=name",
     lambda a: "Exampleshire Local Strategic Partnership (example)" in of(a, "name")),
    ("models", "/v1/partnerships?model__all=community_budget,total_place,shared_services&fields=name",
     lambda a: of(a, "name") == ["Exampleshire shared services (example)"]),
    ("barriers and opportunities of a place", "/v1/barriers?scope=local&category=relationships&fields=polarity",
     lambda a: set(of(a, "polarity")) == {"barrier", "opportunity"}),
    ("a body of its own inside another", "/v1/organisations/sample:cpsp?as_of=2010-02-01&embed=parents",
     lambda a: "not-for-profit" in a["legal_form"] and embedded(a, "name") == {"Local Government Information Unit"}),
    ("a beginning known to the month, announced before",
     "/v1/agreements?partnership=sample:cpsp-lgiu-merger&fields=signed,start_date&bounds=true",
     lambda a: (a["items"][0]["signed"], a["items"][0]["start_date"], a["items"][0]["start_date_latest"])
     == ("2009-12-14", "2010-01", "2010-01-31")),
    ("independence, advisory board, team of seven",
     "/v1/partnerships/sample:cpsp-host?fields=independence_statement,advisory_board,team_size",
     lambda a: a["independence_statement"] and a["advisory_board"] and a["team_size"] == 7),
    ("projects under way, with bodies, and in the pipeline", "/v1/projects?partnership=sample:cpsp-projects",
     lambda a: sorted((item["state"], len(item["bodies"])) for item in a["items"]) == [("pipeline", 0), ("under_way", 13)]),
    ("another host and another name", "/v1/organisation-events?organisation=sample:cpsp&fields=kind,effective",
     lambda a: {("renamed", "2010-01"), ("moved_host", "2010-01")} <= set(zip(of(a, "kind"), of(a, "effective")))),
    ("a joint statement", "/v1/agreements?kind=joint_statement&party__all=sample:cpsp,sample:lgiu&fields=signed",
     lambda a: of(a, "signed") == ["2009-12-14"]),
    ("another office", "/v1/organisation-events?kind=relocated&fields=after",
     lambda a: "Euston" in a["items"][0]["after"]["address"]),
    ("several names of one body", f"{PSTN}?fields=name,other_names",
     lambda a: [name["kind"] for name in a["other_names"]].count("spelling") == 2),
    ("posts and their holders", "/v1/posts?embed=holders&fields=role,holders",
     lambda a: {"director", "chief executive", "secretary of state"} <= set(of(a, "role"))
     and {"John Tizard", "Eric Pickles"} <= embedded(a, "name")),
    ("a body that acts for another", "/v1/partnerships?on_behalf_of=sample:example-carers&fields=name",
     lambda a: of(a, "name") == ["Exampleshire Skills Forum (example)"]),
    ("an association of councils", "/v1/organisations?parent=sample:hiow-lga&parent_relation=member_of&sort=name&fields=name",
     lambda a: of(a, "name") == ["Hampshire County Council", "Isle of Wight Council", "Portsmouth City Council",
                                 "Southampton City Council"]),
    ("since when a funder is there, and what it runs", "/v1/organisations/sample:capacitybuilders?fields=founding_date,dissolution_date",
     lambda a: (a["founding_date"], a["dissolution_date"]) == ("2006-04", "2011-03-31")),
    ("areas of one council, of four types", "/v1/areas?type=UA&type=CTY&type=MD&type=LONB&limit=200&fields=type",
     lambda a: set(of(a, "type")) == {"UA", "CTY", "MD", "LONB"}),
    ("an area of three boroughs", "/v1/areas/local:pstn-lewisham-lambeth-and-southwark?embed=members",
     lambda a: embedded(a, "name") == {"Lewisham", "Lambeth", "Southwark"}),
    ("an area of six boroughs with a name of its own", "/v1/areas/local:pstn-west-london-alliance?fields=name,members",
     lambda a: a["name"] == "West London Alliance" and len(a["members"]) == 6),
    ("regions to which a programme goes", f"{PIP}?fields=area_ids&embed=area_ids",
     lambda a: embedded(a, "name") == {"North East", "London", "North West"}),
    ("boundaries that police and council share", "/v1/areas/local:exampleshire-police/relation/local:exampleshire",
     lambda a: a["relation"] == "coterminous"),
    ("a reorganisation", "/v1/area-events?fields=kind,effective_date,from_ids,to_ids",
     lambda a: a["items"][0]["effective_date"] == "2019-04-01"),
    ("a council's area as the place of a plan", "/v1/improvement-plans?area=local:example-borough&fields=title",
     lambda a: a["total"] == 1),
    ("who leads, delivers and funds a programme", f"{PIP}?fields=roles&embed=roles",
     lambda a: {role["role"] for role in a["roles"]} == {"lead", "host", "delivery", "funder"}
     and "Capacitybuilders" in embedded(a, "name")),
    ("a pilot, then regions in order", f"{PIP}/timeline",
     lambda a: [stage["kind"] for stage in a["stages"]] == ["pilot"] + ["rollout"] * 3
     and a["stages"][1]["earliest_start"] == "2007-06-13" and a["stages"][2]["as_written"] == "later in the year"),
    ("expressions of interest, stated and counted", f"{PSTN}/coverage?as_of=2013-07-03",
     lambda a: [(total["qualifier"], total["value"], total["counted"]) for total in a["stated_totals"]]
     == [("more_than", 40, 9), ("more_than", 60, 18)]),
    ("the first nine", f"{PSTN}/participants?as_of=2013-07-03",
     lambda a: a["cohorts"] == [{"cohort": "The first nine", "count": 9}]),
    ("levels of support with a history", "/v1/participants/sample:example-participant?fields=support_levels",
     lambda a: [level["level"] for level in a["support_levels"]][:2] == ["light_touch", "intensive"]),
    ("a network of experts", f"{PSTN}?fields=experts", lambda a: len(a["experts"]) == 1),
    ("a plan signed by both sectors", "/v1/improvement-plans/sample:example-plan?fields=signatories&embed=signatories",
     lambda a: embedded(a, "sector") == {"public", "third"}),
    ("findings of a pilot", f"{PIP}?fields=findings", lambda a: len(a["findings"]) == 3),
]


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    check(len(CONCEPTS) == 45, len(CONCEPTS))
    failed = 0
    with tempfile.TemporaryDirectory(prefix="concordat-") as folder:
        with Program(sys.argv[1], pathlib.Path(folder)).demo("register.db") as server:
            client = server.client()
            for number, (concept, path, holds) in enumerate(CONCEPTS, 1):
                answer = client.get(path)
                try:
                    right = answer.status == 200 and holds(answer.json)
                except (KeyError, IndexError, TypeError) as error:
                    right = False
                    print(f"       {type(error).__name__}: {error}")
                if not right:
                    failed += 1
                    print(f"FAILED {number} {concept}: {path}: {answer.status} {answer.body.decode()[:1500]}")
    print(f"{len(CONCEPTS) - failed} of {len(CONCEPTS)} concepts found, one request each")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
