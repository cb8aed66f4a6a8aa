import JSON
import Records
import Testing

/// Bounds beside uncertain dates.
@Suite struct DateBoundsTests {
  private static let stays = Resource(
    name: "stays", singular: "stay", prefix: "sty", about: "Stays.",
    fields: [
      Field("since", .uncertainDate, about: "Since when."),
      Field("day", .date, about: "A day."),
      Field(
        "trip", .record([Field("began", .uncertainDate, about: "When.")]), about: "The way there."),
      Field(
        "rests",
        .list([
          Field("place", .text(1...40), about: "Where."),
          Field("until", .uncertainDate, about: "Until when."),
        ]), about: "On the way."),
    ], checks: [])

  private func shown(_ document: JSONObject, _ members: Set<String>? = nil) throws -> String {
    var bytes: [UInt8] = []
    let presentation = Presentation(Self.stays, members: members, hasBounds: true)
    try JSON.object(document).bytes.withUnsafeBytes { try presentation.append($0, to: &bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("2010", "\"2010-01-01\"", "\"2010-12-31\""), ("2010-02~", "\"2010-02-01\"", "\"2010-02-28\""),
    ("2010-01/..", "\"2010-01-01\"", "null"), ("XXXX-01-10", "null", "null"),
    ("2009/2010-03-04", "\"2009-01-01\"", "\"2010-03-04\""),
  ])
  func `stand beside the date, null where there is none`(
    date: String, earliest: String, latest: String
  ) throws {
    #expect(
      try shown(["since": .string(date), "day": "2010-01-01"])
        == #"{"since":"\#(date)","since_earliest":\#(earliest),"since_latest":\#(latest),"day":"2010-01-01"}"#
    )
  }

  @Test func `are in nested records and in elements, and follow the members that are chosen`()
    throws
  {
    let document: JSONObject = [
      "since": .null, "trip": ["began": "2010"], "rests": [["place": "Inn", "until": .null]],
    ]
    #expect(
      try shown(document, ["trip", "rests"])
        == #"{"trip":{"began":"2010","began_earliest":"2010-01-01","began_latest":"2010-12-31"},"rests":[{"place":"Inn","until":null,"until_earliest":null,"until_latest":null}]}"#
    )
    #expect(
      try shown(["since": .null, "trip": .null])
        == #"{"since":null,"since_earliest":null,"since_latest":null,"trip":null}"#)
  }
}
