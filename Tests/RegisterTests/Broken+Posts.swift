import JSON

/// People and posts, each with one rule broken.
extension Broken {
  static let people = [
    Broken("people", "/other_names/0/end_date end_before_start", oldName),
    Broken("people", "/sources/0 source_unnamed", nameless),
  ]

  private static func joint(_ shares: [(String, Int64)]) -> JSON {
    [
      "employer_id": "x:a",
      "shares": .array(
        shares.map { ["organisation_id": .string($0.0), "share": .integer($0.1)] }),
    ]
  }

  static let posts = [
    Broken("posts", "/end_date end_before_start", reversed),
    Broken(
      "posts", "/holders/0/end_date end_before_start",
      ["holders": [period(["person_id": "x:ann"])]]),
    Broken("posts", "/sources/0 source_unnamed", nameless),
    Broken(
      "posts", "/joint/shares joint_shares_not_whole",
      ["joint": joint([("x:a", 5000), ("x:b", 4999)])]),
    Broken(
      "posts", "/joint/shares/1/organisation_id joint_share_repeated",
      ["joint": joint([("x:a", 5000), ("x:a", 5000)])]),
    Broken(
      "posts", "/holders/1/start_date more_holders_than_seats",
      [
        "holders": [
          ["person_id": "x:ann", "end_date": "2010-01-31"],
          ["person_id": "x:bob", "start_date": "2010-01-31"],
        ]
      ]),
    Broken(
      "posts", "/holders/0/start_date holder_outside_post",
      [
        "start_date": "2010-02",
        "holders": [["person_id": "x:ann", "start_date": "2010-01-31"]],
      ]),
  ]
}
