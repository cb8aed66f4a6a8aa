import Foundation
import JSON
import Records
import SQLite
import TestSupport
import Testing

@testable import Store

/// The latest entry that each audience can know of, where a kind hides records.
@Suite struct LatestTests {
  static let houses = Resource(
    name: "houses", singular: "house", prefix: "hse", about: "Who writes.",
    fields: [Field("name", .text(1...20), .required, .filter, about: "The name.")], checks: [])

  static let notes = Resource(
    name: "notes", singular: "note", prefix: "nte", about: "What is written.",
    lifecycle: Lifecycle(
      field: "state", initial: "draft", published: ["out"],
      moves: [
        .init("publish", from: ["draft"], to: "out", about: "It comes out."),
        .init("withdraw", from: ["out"], to: "draft", about: "It is taken back."),
      ]),
    fields: [
      Field("text", .text(1...20), .required, .filter, about: "The text."),
      Field("state", .choice(["draft", "out"]), .filter, about: "Whether it is out."),
      Field("owner_ids", .references(to: "houses"), .owners, .filterAs("owner"), about: "Whose."),
    ], checks: [])

  private let shelf: Shelf

  init() throws { shelf = try Shelf(Catalogue([LatestTests.houses, LatestTests.notes])) }

  private func latest(_ audience: Audience) throws -> Int64 {
    try shelf.store.makeReader().latest(of: [LatestTests.notes], for: audience)
  }

  @Test func `an entry is the latest for those who saw the record before or see it now`() throws {
    let (ours, theirs) = (
      try shelf.add("houses", ["name": "Ours"]).id, try shelf.add("houses", ["name": "Theirs"]).id
    )
    func all() throws -> [Int64] {
      try [.anyone, .insiders(of: ours), .insiders(of: theirs), .operators].map(latest)
    }
    #expect(try all() == [0, 0, 0, 0])
    let note = try shelf.add("notes", ["text": "A", "owner_ids": [.string(ours)]]).id
    #expect(try all() == [0, 3, 0, 3])
    try shelf.move("notes", note, "publish")
    #expect(try all() == [4, 4, 4, 4])
    try shelf.add("houses", ["name": "Third"])
    #expect(try all() == [4, 4, 4, 4])
    try shelf.move("notes", note, "withdraw")
    #expect(try all() == [6, 6, 6, 6])
    try shelf.patch("notes", note, ["owner_ids": [.string(theirs)]])
    #expect(try all() == [6, 7, 7, 7])
    try shelf.delete("notes", note)
    #expect(try all() == [6, 7, 8, 8])
  }

  @Test func `check finds a number that is too old or too new, and a repair mends it`() throws {
    let note = try shelf.add("notes", ["text": "A"]).id
    try shelf.move("notes", note, "publish")
    shelf.store.close()
    func findings(_ path: String? = nil) throws -> [String] {
      try Inspection(path: path ?? shelf.store.path, catalogue: shelf.store.catalogue).findings
    }
    #expect(try findings() == [])
    for number in [1, 3] {
      try Database(path: shelf.store.path, mode: .readWrite).execute(
        "UPDATE latest SET seq = \(number)")
      #expect(
        try findings() == ["latest does not say which of the notes that everybody sees came last"])
    }
    // The store holds its own file as long as it is there.
    let mended = shelf.folder.path("mended.db")
    try FileManager.default.copyItem(atPath: shelf.store.path, toPath: mended)
    _ = try Store.repair(mended, shelf.store.catalogue, at: Shelf.moment)
    #expect(try findings(mended) == [])
    let again = try Store(reading: mended, catalogue: shelf.store.catalogue)
    #expect(try again.makeReader().latest(of: [LatestTests.notes], for: .anyone) == 2)
  }
}
