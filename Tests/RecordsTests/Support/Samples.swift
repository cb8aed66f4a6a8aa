import JSON
import Records

/// Bodies that many tests start from.
enum Samples {
  /// A thing with every member; the place `gss:E09000033` must be there.
  static let whole: JSONObject = [
    "name": "Kettle", "story": "It whistles.\nLoudly.", "amount": 3, "price": 1250, "part": 2500,
    "flag": true, "colour": "red", "day": "2008-03-31", "year": "2007/08", "paid_in": "1999/00",
    "era": "2010~", "moment": "2026-11-22T09:30:00.123Z", "language": "cy", "currency": "GBP",
    "link": "https://example.org/kettle", "mail": "kettle@example.org", "state": "new",
    "reason": nil, "place_id": "gss:E09000033", "moods": ["calm", "grim"],
    "tags": ["a|b", "c,\"d"],
    "near_ids": ["gss:E09000033"], "origin": ["maker": "Smith", "place_id": "gss:E09000033"],
    "holders": [
      ["place_id": "gss:E09000033", "role": "owner", "since": "2010-04-01", "year": "2010/11"]
    ],
    "identifiers": [["scheme": "GB-COH", "identifier": "05695711"]],
  ]

  static let place: JSON = [
    "name": "Westminster", "codes": [["scheme": "gss", "code": "E09000033"]],
  ]

  /// A place with one code of scheme `local`.
  static func place(_ name: String, code: String) -> JSON {
    ["name": .string(name), "codes": [["scheme": "local", "code": .string(code)]]]
  }

  /// Things called Jug, each with a code and the place `local:leeds`.
  static func jugs(_ count: Int) -> [JSON] {
    (0..<count).map { number in
      [
        "name": .string("Jug \(number)"), "amount": .integer(Int64(number)), "tags": ["new"],
        "place_id": "local:leeds", "story": "It pours.",
        "identifiers": [["scheme": "x", "identifier": .string("\(number)")]],
      ]
    }
  }
}

extension Kind {
  /// Whether `Scalar` judges values of the kind.
  var isScalar: Bool {
    switch self {
    case .geometry, .choices, .texts, .references, .anyReferences, .record, .list: false
    case .text, .lines, .integer, .money, .share, .boolean, .choice, .date, .uncertainDate,
      .instant, .financialYear, .code, .language, .currency, .url, .email, .postcode, .decimal,
      .reference, .anyReference:
      true
    }
  }
}
