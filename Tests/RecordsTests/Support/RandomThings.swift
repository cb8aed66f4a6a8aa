import JSON
import Records
import TestSupport

/// Bodies of things from small ranges, so that equal values and nulls are frequent.
struct RandomThings {
  /// The places that must be there, as bodies.
  static let places: [JSON] = ["a", "b", "c"].map { Samples.place("Place \($0)", code: $0) }
  static let names = [
    "ab", "AB", "abc", "b", "Z", "é", "É", "a_b", "a%b", "a\\b", "10", "9", "xABCx",
    "abcabd", "éa_bé", "a%bcd",
  ]
  static let numbers: [Int64] = [-3, 0, 7, 1000]
  static let colours = ["red", "green", "blue"]
  static let days = ["2008-03-31", "2008-04-01", "2009-01-01", "1999-12-31"]
  static let eras = [
    "2010", "2010-01", "2010-01-31", "2010~", "2009/2010", "2010/..", "XXXX-01-10", "2009-12-31",
    "2011",
  ]
  static let moments = ["2026-11-22T09:30:00.123Z", "2026-11-22T09:30:00Z", "1999-01-01T00:00:00Z"]
  static let moods = ["calm", "glad", "grim"]
  static let tags = ["x", "y", "X", "é"]
  static let codes = ["local:a", "local:b", "local:c"]

  /// A body whose day, if any, does not lie after its era, as the declaration's rule wants it.
  static func body(using random: inout Seeded) -> JSON {
    var body: JSONObject = ["name": .string(pick(names, &random))]
    func maybe(_ name: String, _ value: JSON, _ random: inout Seeded) {
      if Int.random(in: 0..<10, using: &random) < 6 { body[name] = value }
    }
    maybe("amount", .integer(pick(numbers, &random)), &random)
    maybe("part", .integer(abs(pick(numbers, &random))), &random)
    maybe("flag", .bool(.random(using: &random)), &random)
    maybe("colour", .string(pick(colours, &random)), &random)
    maybe("day", .string(pick(days, &random)), &random)
    maybe("moment", .string(pick(moments, &random)), &random)
    maybe("era", .string(pick(eras, &random)), &random)
    maybe("language", .string(pick(["cy", "en"], &random)), &random)
    maybe("moods", .array(some(moods, &random)), &random)
    maybe("tags", .array(some(tags, &random)), &random)
    maybe("place_id", .string(pick(codes, &random)), &random)
    maybe("near_ids", .array(some(codes, &random)), &random)
    let roles = ["owner", "user", nil]
    let holders = some(codes, &random).map { code -> JSON in
      ["place_id": code, "role": roles.randomElement(using: &random)?.map(JSON.string) ?? nil]
    }
    maybe("holders", .array(holders), &random)
    if !Check.period(from: "day", to: "era").breaches(body).isEmpty { body["era"] = .null }
    return .object(body)
  }

  /// One of `values`, which are not empty.
  static func pick<Value>(_ values: [Value], _ random: inout Seeded) -> Value {
    values[Int.random(in: values.indices, using: &random)]
  }

  private static func some(_ words: [String], _ random: inout Seeded) -> [JSON] {
    words.shuffled(using: &random).prefix(Int.random(in: 0...2, using: &random)).map(JSON.string)
  }
}
