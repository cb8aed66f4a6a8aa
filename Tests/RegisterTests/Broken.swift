import JSON
import Testing

/// A body that breaks one check and nothing else.
struct Broken: Sendable, CustomTestStringConvertible {
  let kind: String
  let mark: String
  let body: JSONObject

  /// A body that is right, with `changes`.
  init(_ kind: String, _ mark: String, _ changes: JSONObject) {
    (self.kind, self.mark) = (kind, mark)
    var body = Broken.right[kind] ?? [:]
    for change in changes.members { body[change.name] = change.value }
    self.body = body
  }

  var testDescription: String { "\(kind) \(mark)" }

  /// The least of each kind that breaks nothing.
  static let right: [String: JSONObject] = [
    "areas": ["name": "Poole", "kind": "atomic", "type": "UA"],
    "area-events": [
      "kind": "abolished", "effective_date": "2019-04-01", "from_ids": ["local:a"],
    ],
    "organisations": ["name": "Borough of Poole", "sector": "public"],
    "organisation-events": [
      "kind": "dissolved", "effective": "2010", "organisation_id": "x:y",
    ],
    "people": ["name": "Ann Example"],
    "posts": ["label": "Director", "organisation_id": "x:y"],
    "partnerships": ["name": "Poole Partnership", "kind": "public_public"],
    "agreements": ["kind": "mou", "partnership_id": "x:y"],
    "measures": ["title": "Falls", "partnership_id": "x:y", "direction": "down"],
    "reviews": ["title": "First review", "partnership_id": "x:y", "next_due": "2010-01-31"],
    "barriers": ["title": "Distrust", "polarity": "barrier", "category": "relationships"],
    "risks": ["title": "A partner leaves", "partnership_id": "x:y"],
    "projects": ["title": "A study", "partnership_id": "x:y"],
    "scorecards": ["title": "Ours", "criteria": [["criterion": "formal", "weight": 5]]],
    "awards": ["title": "Working together", "type": "grant", "currency": "GBP"],
    "announcements": ["title": "A partnership begins", "kind": "news"],
    "boundaries": [
      "area_id": "local:a",
      "geometry": ["type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]],
    ],
    "postcodes": ["postcode": "SW1A 1AA"],
    "programmes": ["name": "Partnership Improvement Programme", "kind": "improvement"],
    "expressions-of-interest": ["title": "Poole", "programme_id": "x:p"],
    "participants": ["name": "Poole", "programme_id": "x:p", "origin": "direct"],
    "improvement-plans": ["title": "Working better", "participant_id": "x:p"],
  ]

  static let reversed: JSONObject = ["start_date": "2010-01-02", "end_date": "2010-01-01"]

  static func period(_ members: JSONObject) -> JSON {
    .object(JSONObject(members.members + reversed.members))
  }

  static let nameless: JSONObject = ["sources": [["publisher": "A council"]]]
  static let oldName: JSONObject = ["other_names": [period(["name": "Old"])]]
  private static let member: JSON = ["area_id": "local:a"]

  static let areas = [
    Broken("areas", "/end_date end_before_start", reversed),
    Broken(
      "areas", "/codes/0/end_date end_before_start",
      ["codes": [period(["scheme": "local", "code": "a"])]]),
    Broken(
      "areas", "/parents/0/end_date end_before_start",
      ["parents": [period(["area_id": "local:a", "kind": "region"])]]),
    Broken(
      "areas", "/members/1/end_date end_before_start",
      [
        "kind": "composite", "type": "COMPOSITE",
        "members": [member, period(["area_id": "local:b"])],
      ]),
    Broken("areas", "/other_names/0/end_date end_before_start", oldName),
    Broken("areas", "/sources/0 source_unnamed", nameless),
    Broken(
      "areas", "/codes/0/code gss_prefix_of_another_type",
      ["codes": [["scheme": "gss", "code": "E09000033"]]]),
    Broken("areas", "/members members_of_atomic_area", ["members": [member]]),
    Broken(
      "areas", "/members composite_without_members",
      ["kind": "composite", "type": "COMPOSITE", "members": [member]]),
  ]

  private static let lad: JSONObject = [
    "layer": "lad", "vintage": "2019", "codes": ["E07000048"],
  ]

  static let datedAreas = [
    Broken(
      "areas", "/base_units/0/end_date end_before_start", ["base_units": [period(lad)]]),
    Broken(
      "areas", "/codes/1/start_date codes_overlap",
      [
        "codes": [
          ["scheme": "snac", "code": "19UC", "start_date": "2000-01-01"],
          ["scheme": "snac", "code": "19UD", "end_date": "2000-01-01"],
        ]
      ]),
    Broken(
      "areas", "/base_units/0/vintage vintage_form",
      ["base_units": [["layer": "lad", "vintage": "2019-04", "codes": ["E07000048"]]]]),
    Broken(
      "areas", "/base_units/1 base_units_overlap",
      ["base_units": [.object(lad), .object(lad)]]),
    Broken(
      "areas", "/base_units/0/codes/0 invisible_character",
      ["base_units": [["layer": "lad", "vintage": "2019", "codes": ["E07\u{200B}000048"]]]]),
  ]

  private static let event: JSONObject = ["kind": "renamed", "from_ids": ["local:a"]]

  static let areaEvents = [
    Broken("area-events", "/sources/0 source_unnamed", nameless),
    Broken("area-events", "/to_ids sides_of_event", ["to_ids": ["local:b"]]),
    Broken("area-events", "/name name_of_event", event),
    Broken(
      "area-events", "/code code_of_event", ["code": ["scheme": "local", "code": "b"]]),
    Broken(
      "area-events", "/transfers/0/base_unit invisible_character",
      [
        "transfers": [
          ["layer": "lad", "base_unit": "E07 000048", "from_id": "local:a", "to_id": "local:b"]
        ]
      ]),
  ]

  static let organisations = [
    Broken(
      "organisations", "/dissolution_date end_before_start",
      ["founding_date": "2010", "dissolution_date": "2009"]),
    Broken(
      "organisations", "/parents/0/end_date end_before_start",
      ["parents": [period(["organisation_id": "x:y", "relation": "part_of"])]]),
    Broken(
      "organisations", "/contact_details/0/end_date end_before_start",
      ["contact_details": [period(["type": "address", "value": "1 High Street"])]]),
    Broken("organisations", "/other_names/0/end_date end_before_start", oldName),
    Broken("organisations", "/sources/0 source_unnamed", nameless),
    Broken(
      "organisations", "/forms/0/end_date end_before_start",
      ["forms": [period(["sector": "third"])]]),
    Broken(
      "organisations", "/forms/0/public_subsector subsector_of_form",
      ["forms": [["sector": "third", "public_subsector": "nhs"]]]),
    Broken(
      "organisations", "/public_subsector subsector_outside_public_sector",
      ["sector": "third", "public_subsector": "nhs"]),
  ]

  private static let line: JSON = [
    "financial_year": "2010/11", "contributor_id": "x:y", "amount": 1, "nature": "cash",
    "status": "paid",
  ]

  static let partnerships = [
    Broken("partnerships", "/end_date end_before_start", reversed),
    Broken(
      "partnerships", "/partners/0/end_date end_before_start",
      ["partners": [period(["organisation_id": "x:y", "role": "lead"])]]),
    Broken(
      "partnerships", "/partners/0/end_date partner_outside_partnership",
      [
        "end_date": "2012-03",
        "partners": [["organisation_id": "x:y", "role": "lead", "end_date": "2012-04-01"]],
      ]),
    Broken(
      "partnerships", "/commissioning/0/end_date end_before_start",
      ["commissioning": [period(["service": "Care", "commissioner_ids": ["x:y"]])]]),
    Broken("partnerships", "/other_names/0/end_date end_before_start", oldName),
    Broken("partnerships", "/sources/0 source_unnamed", nameless),
    Broken(
      "partnerships", "/contributions/0/nature cash_without_money",
      ["pecuniary": false, "currency": "GBP", "contributions": [line]]),
    Broken("partnerships", "/currency amount_without_currency", ["contributions": [line]]),
    Broken("partnerships", "/end_reason end_reason_missing", ["state": "ended"]),
  ]

  private static func instalment(_ status: String, _ more: JSONObject = [:]) -> JSON {
    let members: JSONObject = [
      "seq": 1, "due": "2008-03-31", "amount": 6, "status": .string(status),
    ]
    return .object(JSONObject(members.members + more.members))
  }

  static let awards = [
    Broken(
      "awards", "/planned_dates/0/end_date end_before_start", ["planned_dates": [period([:])]]),
    Broken("awards", "/actual_dates/0/end_date end_before_start", ["actual_dates": [period([:])]]),
    Broken("awards", "/sources/0 source_unnamed", nameless),
    Broken(
      "awards", "/funders/0 party_unclear",
      ["funders": [["organisation_id": "x:y", "individual": "Ann"]]]),
    Broken("awards", "/recipients/0 party_unclear", ["recipients": [[:]]]),
    Broken(
      "awards", "/recipients recipient_of_unallocated_money",
      ["type": "fund", "recipients": [["individual": "Ann"]]]),
    Broken(
      "awards", "/amendments amendments_exceed_award",
      [
        "amount_awarded": 5,
        "amendments": [["date": "2010-01-01", "delta": -6, "reason": "Less to do"]],
        "contributions": [["funder_id": "x:y", "amount": 9, "nature": "cash"]],
      ]),
    Broken(
      "awards", "/contributions contributions_differ_from_award",
      [
        "amount_awarded": 10,
        "contributions": [["funder_id": "x:y", "amount": 9, "nature": "cash"]],
      ]),
    Broken(
      "awards", "/instalments instalments_exceed_award",
      ["amount_awarded": 5, "instalments": [instalment("scheduled")]]),
    Broken(
      "awards", "/instalments/0/paid_on paid_on_without_payment",
      ["instalments": [instalment("paid")]]),
  ]

  static let announcements = [
    Broken("announcements", "/sources/0 source_unnamed", nameless),
    Broken("announcements", "/embargo_until schedule_without_hour", ["state": "scheduled"]),
    Broken("announcements", "/withdrawn_notice withdrawn_without_notice", ["state": "withdrawn"]),
  ]

  static let places = [
    Broken("boundaries", "/end_date end_before_start", reversed),
    Broken("boundaries", "/sources/0 source_unnamed", nameless),
    Broken("postcodes", "/end_date end_before_start", reversed),
    Broken("postcodes", "/sources/0 source_unnamed", nameless),
    Broken("postcodes", "/longitude position_incomplete", ["latitude": .decimal("51.5")]),
    Broken("postcodes", "/latitude swapped", ["latitude": -1, "longitude": 51]),
    Broken("postcodes", "/lives/0/end_date lives_overlap", ["lives": [["end_date": "2001"]]]),
    Broken(
      "postcodes", "/base_unit/code invisible_character",
      ["base_unit": ["layer": "lad", "code": "E07\u{AD}000048"]]),
  ]

  static let all =
    areas + datedAreas + areaEvents + organisations + organisationEvents + people + posts
    + partnerships + work + awards + announcements + places + programmes + stages + expressions
    + participants + plans
}
