import Imports
import JSON
import Records
import Register
import Store
import Synchronization
import Testing

/// Awards that are laid ready while others change what rules across records depend on.
@Suite struct StagedAwardTests {
  private let country: Country
  private let funder: String
  private let source: String

  init() throws {
    country = try Country()
    funder = try country.add("organisations", ["name": "Funder", "sector": "public"])
    source = try country.add(
      "awards",
      ["title": "Source", "type": "grant", "currency": "GBP", "amount_awarded": 1000])
  }

  /// Imports eight awards of 100 each out of the source behind the rows `first`, one in a batch; `meanwhile` is run
  /// once all are laid ready.
  ///
  /// The file must be opened `opened` times: twice where the rows could not be laid ready.
  private func load(
    opened: Int, after first: [JSON] = [], at place: SourceLocation = #_sourceLocation,
    _ meanwhile: @escaping @Sendable () throws -> Void = {}
  ) throws -> ImportReport {
    let rows =
      first
      + (0..<8).map { number -> JSON in
        [
          "title": .string("Award \(number)"), "type": "grant", "currency": "GBP",
          "amount_awarded": 100, "award_date": "2020-05-01", "source_award_id": .string(source),
          "funders": [["organisation_id": .string(funder)]],
        ]
      }
    let bytes = rows.flatMap { $0.bytes + [UInt8(ascii: "\n")] }
    let laid = Mutex(0)
    let count = Mutex(0)
    let file = ImportFile(name: nil, format: .ndjson) {
      count.withLock { $0 += 1 }
      let left = Mutex([bytes])
      return { left.withLock { $0.popLast() } }
    }
    var options = ImportOptions(format: .ndjson)
    (options.batchRows, options.givesWay) = (1, true)
    let report = try Importer(
      country.store, kind: Award.resource, options: options, actor: "importer"
    ).run([file]) { _ in
      let isLast = laid.withLock {
        $0 += 1
        return $0 == rows.count
      }
      if isLast { try meanwhile() }
    }
    #expect(count.withLock { $0 } == opened, "how often the file was opened", sourceLocation: place)
    return report
  }

  private var made: Int {
    get throws {
      let query = try Query(
        Award.resource, [("source_award", source)], in: country.store.catalogue, for: .operators
      ) { _, _ in nil }
      let reader = try country.store.makeReader()
      return Int(try reader.total(query, at: reader.sequence()))
    }
  }

  @Test func `awards out of one source by two writers do not exceed it`() throws {
    let report = try load(opened: 2) { [country, source] in
      _ = try country.add(
        "awards",
        [
          "title": "Other", "type": "grant", "currency": "GBP", "amount_awarded": 300,
          "source_award_id": .string(source),
        ])
    }
    #expect(!report.isKept)
    #expect(report.json["errors"]?[0]?["code"] == "regrants_exceed_source")
    #expect(try made == 1)
  }

  @Test func `an award that is made out of the source meanwhile and fits is no hindrance`() throws {
    let report = try load(opened: 1) { [country, source] in
      _ = try country.add(
        "awards",
        [
          "title": "Other", "type": "grant", "currency": "GBP", "amount_awarded": 200,
          "source_award_id": .string(source),
        ])
    }
    #expect(report.isKept && report.json["created"] == 8)
    #expect(try made == 9)
  }

  @Test func `a funder that ended meanwhile gives no later award, and one that is renamed does`()
    throws
  {
    let refused = try load(opened: 2) { [country, funder] in
      try country.patch("organisations", funder, ["dissolution_date": "2019-12-31"])
    }
    #expect(!refused.isKept)
    #expect(refused.json["errors"]?[0]?["code"] == "role_after_dissolution")
    try country.patch("organisations", funder, ["dissolution_date": nil])
    let kept = try load(opened: 1) { [country, funder] in
      try country.patch("organisations", funder, ["name": "Renamed"])
    }
    #expect(kept.isKept)
    #expect(try made == 8)
  }

  @Test func `awards that fit only because an earlier row raises their source are right`() throws {
    try country.patch("awards", source, ["amount_awarded": 500])
    let raised: JSON = ["id": .string(source), "amount_awarded": 1000]
    let report = try load(opened: 2, after: [raised])
    #expect(report.isKept && report.json["created"] == 8 && report.json["updated"] == 1)
    #expect(try made == 8)
  }

  @Test func `awards that an earlier row lets fit no more are wrong`() throws {
    let lowered: JSON = ["id": .string(source), "amount_awarded": 500]
    let report = try load(opened: 2, after: [lowered])
    #expect(!report.isKept && report.failed == 3)
    #expect(try made == 0)
  }
}
