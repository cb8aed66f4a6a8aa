import JSON

/// Programmes and what belongs to them, each with one rule broken.
extension Broken {
  private static func stages(_ stages: JSONObject...) -> JSONObject {
    let places = stages.enumerated().map { index, stage in
      var place: JSONObject = [
        "seq": .integer(Int64(index + 1)), "kind": "wave", "state": "planned",
      ]
      for member in stage.members { place[member.name] = member.value }
      return JSON.object(place)
    }
    return ["stages": .array(places)]
  }

  static let programmes = [
    Broken("programmes", "/end_date end_before_start", reversed),
    Broken(
      "programmes", "/closes end_before_start", ["opens": "2013-05", "closes": "2013-04-30"]),
    Broken(
      "programmes", "/roles/0/end_date end_before_start",
      ["roles": [period(["organisation_id": "x:y", "role": "lead"])]]),
    Broken("programmes", "/stages/0/end_date end_before_start", stages(reversed)),
    Broken(
      "programmes", "/experts/0/end_date end_before_start",
      ["experts": [period(["name": "Advisers"])]]),
    Broken("programmes", "/other_names/0/end_date end_before_start", oldName),
    Broken("programmes", "/sources/0 source_unnamed", nameless),
    Broken(
      "programmes", "/maximum_award award_range_reversed",
      ["currency": "GBP", "minimum_award": 2, "maximum_award": 1]),
    Broken("programmes", "/currency award_without_currency", ["maximum_award": 1]),
    Broken("programmes", "/experts/0 expert_unnamed", ["experts": [["expertise": "All"]]]),
  ]

  static let stages = [
    Broken("programmes", "/stages/1/seq stage_repeated", stages([:], ["seq": 1])),
    Broken(
      "programmes", "/stages/1/start_date stages_out_of_order",
      stages(["start_date": "2007-06-13"], ["start_date": "2007-06-01/2007-06-12"])),
    Broken("programmes", "/stages/0/after stage_after_unknown", stages(["after": 2], [:])),
    Broken(
      "programmes", "/stages/0/kind rollout_without_pilot",
      stages(["kind": "rollout"], ["kind": "pilot"])),
    Broken(
      "programmes", "/stages/1/without_pilot pilot_denied",
      stages(["kind": "pilot"], ["kind": "rollout", "without_pilot": true])),
    Broken(
      "programmes", "/findings/0/stage finding_of_no_stage",
      ["findings": [["stage": 1, "text": "It is hard."]]]),
  ]

  static let expressions = [
    Broken("expressions-of-interest", "/sources/0 source_unnamed", nameless),
    Broken(
      "expressions-of-interest", "/partners/1 partner_unnamed", ["partners": [["name": "A"], [:]]]),
    Broken(
      "expressions-of-interest", "/lead_id submitted_by_nobody",
      ["state": "submitted", "area_ids": ["local:a"]]),
    Broken(
      "expressions-of-interest", "/area_ids submitted_without_area",
      ["state": "shortlisted", "lead_id": "x:y"]),
  ]

  private static func levels(_ levels: (String, String?)...) -> JSONObject {
    let elements = levels.map { start, end -> JSON in
      [
        "level": "light_touch", "start_date": .string(start),
        "end_date": end.map(JSON.string) ?? .null,
      ]
    }
    return ["support_levels": .array(elements)]
  }

  static let participants = [
    Broken("participants", "/end_date end_before_start", reversed),
    Broken(
      "participants", "/members/0/end_date end_before_start",
      ["members": [period(["organisation_id": "x:y", "role": "lead"])]]),
    Broken(
      "participants", "/support_levels/0/end_date end_before_start",
      levels(("2014-01-02", "2014-01-01"))),
    Broken("participants", "/other_names/0/end_date end_before_start", oldName),
    Broken("participants", "/sources/0 source_unnamed", nameless),
    Broken(
      "participants", "/expression_id origin_without_expression", ["origin": "selection"]),
    Broken(
      "participants", "/members/0/start_date member_outside_participation",
      [
        "start_date": "2013-07-03",
        "members": [["organisation_id": "x:y", "role": "lead", "start_date": "2013-07-02"]],
      ]),
    Broken(
      "participants", "/support_levels/0/start_date level_outside_participation",
      JSONObject(
        levels(("2013-07-02", nil)).members + JSONObject([("start_date", "2013-07-03")]).members)),
    Broken(
      "participants", "/support_levels/0/start_date level_without_day",
      levels(("XXXX-07-03", nil))),
    Broken(
      "participants", "/support_levels/1/start_date levels_overlap",
      levels(("2013-07-03", "2014-07-02"), ("2014-07-02", nil))),
    Broken(
      "participants", "/support_levels/1/start_date levels_apart",
      levels(("2013-07-03", "2014-07-02"), ("2014-07-04", nil))),
    Broken(
      "participants", "/support_levels/0/corrects corrects_nothing",
      [
        "support_levels": [
          ["level": "intensive", "start_date": "2014-07-03", "corrects": 1]
        ]
      ]),
  ]

  private static func action(_ more: JSONObject = [:]) -> JSON {
    var action: JSONObject = ["seq": 1, "title": "Meet", "state": "todo"]
    for member in more.members { action[member.name] = member.value }
    return .object(action)
  }

  static let plans = [
    Broken(
      "improvement-plans", "/end_date end_before_start",
      ["agreed_on": "2014", "end_date": "2013"]),
    Broken("improvement-plans", "/sources/0 source_unnamed", nameless),
    Broken(
      "improvement-plans", "/actions/1/seq action_repeated", ["actions": [action(), action()]]),
    Broken(
      "improvement-plans", "/progress/0/action progress_of_no_action",
      [
        "actions": [action()],
        "progress": [["action": 2, "date": "2014-01-01", "text": "It goes on."]],
      ]),
    Broken(
      "improvement-plans", "/actions/0/done_on done_on_without_end",
      ["actions": [action(["done_on": "2014"])]]),
  ]
}
