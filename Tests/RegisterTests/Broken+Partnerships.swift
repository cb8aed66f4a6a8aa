import JSON

/// What belongs to partnerships.
extension Broken {
  static let work = [
    Broken("agreements", "/end_date end_before_start", reversed),
    Broken("agreements", "/sources/0 source_unnamed", nameless),
    Broken(
      "agreements", "/partnership_id agreement_of_nobody",
      ["partnership_id": .null, "party_ids": ["x:y"]]),
    Broken(
      "measures", "/periods/0/end_date end_before_start", ["periods": [period([:])]]),
    Broken("measures", "/sources/0 source_unnamed", nameless),
    Broken("reviews", "/sources/0 source_unnamed", nameless),
    Broken("reviews", "/date review_without_day", ["next_due": .null]),
    Broken("measures", "/partnership_id belongs_to_nothing", ["partnership_id": .null]),
    Broken("reviews", "/partnership_id belongs_to_nothing", ["partnership_id": .null]),
    Broken("risks", "/partnership_id belongs_to_nothing", ["partnership_id": .null]),
    Broken("projects", "/partnership_id belongs_to_nothing", ["partnership_id": .null]),
    Broken("barriers", "/sources/0 source_unnamed", nameless),
    Broken("risks", "/sources/0 source_unnamed", nameless),
    Broken("risks", "/currency amount_without_currency", ["amount": 5]),
    Broken("scorecards", "/sources/0 source_unnamed", nameless),
    Broken(
      "scorecards", "/criteria/1/criterion criterion_repeated",
      [
        "criteria": [
          ["criterion": "formal", "weight": 5], ["criterion": "formal", "weight": 6],
        ]
      ]),
    Broken(
      "scorecards", "/criteria/0/full_at criterion_without_measure",
      ["criteria": [["criterion": "partners", "weight": 5]]]),
    Broken(
      "scorecards", "/high_from levels_reversed", ["medium_from": 5, "high_from": 4]),
    Broken("projects", "/end_date end_before_start", reversed),
    Broken(
      "projects", "/bodies/0/end_date end_before_start", ["bodies": [period(["name": "A body"])]]),
    Broken("projects", "/sources/0 source_unnamed", nameless),
    Broken("projects", "/bodies/0 body_unnamed", ["bodies": [["role": "partner"]]]),
  ]
}
