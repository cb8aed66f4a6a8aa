// Made by .ci/embed from the folder Data: change the files there and run it again.
// swift-format-ignore-file

extension Embedded {
  static let scorecards = #"""
{"title": "Significance of partnerships, Exampleshire (example)", "identifiers": [{"scheme": "sample", "identifier": "example-scorecard"}], "organisation_id": "sample:exampleshire-council", "criteria": [{"criterion": "money_per_year", "weight": 40, "full_at": 100000000}, {"criterion": "partners", "weight": 10, "full_at": 5}, {"criterion": "statutory", "weight": 15}, {"criterion": "strategic", "weight": 15}, {"criterion": "pooled", "weight": 10}, {"criterion": "risk_score", "weight": 10, "full_at": 25}, {"criterion": "team_size", "weight": 5, "full_at": 20}], "medium_from": 30, "high_from": 60, "sources": [{"title": "An example, made for the sample register", "publisher": "Concordat"}], "note": "An example: none of the documents has it, and there is no such body or agreement."}

"""#
}
