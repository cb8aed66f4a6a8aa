import Imports
import JSON
import Records
import Store
import TestSupport
import Testing

@Suite struct RoundTripTests {
  @Test(arguments: [ImportFormat.csv, .ndjson, .json], UInt64(0)..<4)
  func `a register goes out and into an empty one without the change of a byte`(
    format: ImportFormat, seed: UInt64
  ) throws {
    var random = Seeded(seed)
    let from = try Shelf()
    try from.add("places", all: RandomThings.places + [Samples.place])
    try from.add("things", all: (0..<30).map { _ in RandomThings.body(using: &random) })
    let whole = try from.add("things", .object(Samples.whole)).id
    try from.patch("things", whole, ["amount": 4])
    let to = try Shelf()
    for kind in ["places", "things"] {
      let file = try from.export(kind, format)
      let report = try to.load(kind, file, format)
      #expect(report.marks == [])
      #expect(try to.export(kind, format) == file)
      #expect(try to.load(kind, file, format).tally == [0, 0, report.rows, 0])
    }
    // Not only the documents, but what lists find them by.
    for parameters in [
      [("q", "smith")], [("mood", "calm")], [("holder", "local:a")], [("year", "2007/08")],
    ]
      as [Shelf.Parameters]
    {
      #expect(
        try to.texts("id", of: "things", parameters) == from.texts("id", of: "things", parameters),
        "\(parameters)")
    }
  }
}
