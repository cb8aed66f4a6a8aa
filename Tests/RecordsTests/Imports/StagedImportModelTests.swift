import Foundation
import Imports
import JSON
import Records
import Store
import Synchronization
import TestSupport
import Testing

/// Random imports laid ready beside random writers, against a register where each import happens at one moment.
@Suite struct StagedImportModelTests {
  /// A write of somebody else.
  private enum Other: Sendable {
    case add(String, JSON)
    case patch(String, String, JSONObject)
    case delete(String, String)
    case restore(String, String)

    func run(on shelf: Shelf) throws {
      do {
        switch self {
        case .add(let kind, let body): try shelf.add(kind, body)
        case .patch(let kind, let id, let patch): try shelf.patch(kind, id, patch)
        case .delete(let kind, let id): try shelf.delete(kind, id)
        case .restore(let kind, let id): try shelf.restore(kind, id)
        }
      } catch is RecordError {
        // Refused in one register and in the other.
      }
    }
  }

  private static let letters = ["a", "b", "c", "d", "e", "f"]

  private static func codes(_ count: Int, _ random: inout Seeded) -> JSON {
    .array(
      (0..<12).shuffled(using: &random).prefix(count).map { number in
        ["scheme": "x", "identifier": .string("\(number)")]
      })
  }

  private static func place(_ random: inout Seeded) -> JSON {
    .string("local:\(RandomThings.pick(letters, &random))")
  }

  private static func row(_ ids: [String], _ random: inout Seeded) -> JSON {
    var row: JSONObject = ["name": .string("Row \(Int.random(in: 0..<100, using: &random))")]
    switch Int.random(in: 0..<12, using: &random) {
    case 0: row["id"] = .string(RandomThings.pick(ids, &random))
    case 1...4: row["identifiers"] = codes(1, &random)
    default: break
    }
    if Int.random(in: 0..<3, using: &random) == 0 { row["place_id"] = place(&random) }
    if Int.random(in: 0..<60, using: &random) == 0 { row["amount"] = "many" }
    return .object(row)
  }

  private static func other(_ things: [String], _ places: [String], _ random: inout Seeded) -> Other
  {
    let (thing, place) = (RandomThings.pick(things, &random), RandomThings.pick(places, &random))
    switch Int.random(in: 0..<12, using: &random) {
    case 0: return .delete("places", place)
    case 1: return .restore("places", place)
    case 2:
      let code = RandomThings.pick(letters, &random)
      return .patch("places", place, ["codes": [["scheme": "local", "code": .string(code)]]])
    case 3: return .patch("places", place, ["name": "Other place"])
    case 4: return .delete("things", thing)
    case 5: return .patch("things", thing, ["identifiers": codes(1, &random)])
    case 6: return .patch("things", thing, ["place_id": self.place(&random)])
    case 7, 8: return .add("things", ["name": "Coded", "identifiers": codes(1, &random)])
    default: return .add("things", ["name": "Other", "place_id": self.place(&random)])
    }
  }

  /// Every record and what was done to it, without the ids that are made by chance.
  private func picture(_ shelf: Shelf) throws -> [String] {
    let names = ["places", "things"]
    let documents = try names.flatMap { kind in
      try shelf.documents(Query(shelf.resource(kind), for: .operators)).map { document in
        var document = document
        (document["id"], document["self"]) = (nil, nil)
        return JSON.object(document).text
      }
    }
    let ops = try shelf.entries().map { "\($0.kind) \($0.op) \($0.version) \($0.actor)" }
    return documents.sorted() + ops.sorted()
  }

  @Test(arguments: 0..<60)
  func `what is kept is what one moment would have made`(seed: UInt64) throws {
    var random = Seeded(seed)
    let (shelf, model) = (try Shelf(), try Shelf())
    for letter in StagedImportModelTests.letters.dropLast(2) {
      try shelf.add("places", Samples.place("Place \(letter)", code: letter))
    }
    for number in 0..<4 {
      try shelf.add(
        "things",
        [
          "name": .string("Thing \(number)"), "place_id": "local:a",
          "identifiers": [["scheme": "x", "identifier": .string("\(number * 3)")]],
        ])
    }
    var log: [UInt8] = []
    _ = try shelf.store.makeReader().export(after: 0, upTo: .max, to: &log)
    _ = try LogImporter(model.store).run(log.chunks(of: 1000))
    let things = try shelf.texts("id", of: "things")
    let places = try shelf.texts("id", of: "places")

    let rows = (0..<Int.random(in: 16..<40, using: &random)).map { _ in
      StagedImportModelTests.row(things, &random)
    }
    let mode = Bool.random(using: &random) ? AdoptionMode.upsert : .insert
    let others = (0..<4).map { _ in
      (0..<Int.random(in: 0..<3, using: &random)).map { _ in
        StagedImportModelTests.other(things, places, &random)
      }
    }
    let done = Mutex<[Other]>([])
    let report = try shelf.layReady(
      "things", rows, mode: mode, opened: nil,
      meanwhile: others.map { group in
        {
          for other in group {
            try other.run(on: shelf)
            done.withLock { $0.append(other) }
          }
        }
      })
    for other in done.withLock({ $0 }) { try other.run(on: model) }
    let before = try picture(model)
    let file = rows.map(\.text).joined(separator: "\n")
    var options = ImportOptions(format: .ndjson)
    options.mode = mode
    let wanted = try Importer(
      model.store, kind: Things.things, options: options, actor: "importer"
    ).run(Array(file.utf8).chunks(of: 1000))
    #expect(
      wanted.isKept == report.isKept, "seed \(seed): \(wanted.marks) and \(report.marks)")
    #expect(
      try picture(shelf) == (report.isKept ? picture(model) : before),
      "seed \(seed): \(report.tally) for \(wanted.tally)")
    #expect(report.tally == wanted.tally, "seed \(seed)")
    #expect(shelf.waitUntilSwept())
    let inspection = try Inspection(path: shelf.store.path, catalogue: Things.catalogue)
    #expect(inspection.findings == [], "seed \(seed)")
  }
}
