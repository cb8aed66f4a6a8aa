@testable import Backups
import Foundation
import Records
import SQLite
import Store
import TestSupport
import Testing

@Suite struct StoreTests {
  private let folder: TemporaryFolder
  private var path: String { folder.path("register.db") }

  init() throws { folder = try TemporaryFolder() }

  private func open() throws -> Store { try Store(path: path, catalogue: Things.catalogue) }

  @Test func `what was written is there when the file is opened again`() throws {
    let shelf = try Shelf()
    let path = shelf.store.path
    try shelf.add(
      "places", all: (0..<300).map { Samples.place("Leeds \($0)", code: "leeds-\($0)") })
    // Filters, so that closing has statistics to refresh.
    #expect(try shelf.items("places", [("name", "Leeds 7")]).count == 1)
    shelf.store.close()
    let again = try Store(reading: path, catalogue: Things.catalogue)
    #expect(try again.makeReader().count(Things.places, for: .anyone) == 300)
  }

  @Test func `tables that derive from the log are made anew, and others refused in one sentence`()
    throws
  {
    try open().close()
    func alter(_ table: String) throws {
      let database = try Database(path: path, mode: .readWrite)
      try database.execute("ALTER TABLE \(table) ADD COLUMN extra TEXT")
    }
    try alter("things")
    try open().close()
    #expect(try Inspection(path: path, catalogue: Things.catalogue).findings.isEmpty)
    try alter("keys")
    let error = #expect(throws: Store.Unusable.self) { try open() }
    #expect(
      error?.description
        == "The tables of \(path) are not those of this program: keys differs. Export its log with "
        + "the program that made it, and import that into a new file.")
  }

  @Test func `a disk with less room than stays free is known before a write fails`() throws {
    for (free, lacksRoom) in [(0, false), (1, false), (Int.max, true)] {
      var limits = Store.Limits()
      limits.minimumFree = free
      let store = try Store(path: path, catalogue: Things.catalogue, limits: limits)
      #expect(store.lacksRoom == lacksRoom)
      store.close()
    }
  }

  @Test func `failures of files say what they are, whatever they fail`() {
    let full = FileError("write", "x", systemErrno: ENOSPC)
    guard case .full = StorageFailure(full) else { Issue.record("full"); return }
    let gone = FileError("open", "x", systemErrno: ENOENT)
    guard case .unavailable = StorageFailure(gone) else { Issue.record("gone"); return }
  }

  @Test func `reading a file that is not there says so and makes none`() throws {
    let error = #expect(throws: Store.Unusable.self) {
      try Store(reading: path, catalogue: Things.catalogue)
    }
    #expect(error?.description == "There is no file \(path).")
  }

  @Test func `a register that is only read is not written to`() throws {
    try open().close()
    let store = try Store(reading: path, catalogue: Things.catalogue)
    #expect(throws: WriterError.self) { try store.perform { _ in } }
  }

  @Test func `a register is held once, whichever link leads to it`() throws {
    let link = folder.path("link.db")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "register.db")
    let store = try Store(path: link, catalogue: Things.catalogue)
    #expect(FileManager.default.fileExists(atPath: path), "the link leads to the new register")
    #expect(throws: FileLock.Held.self) { try open() }
    for (one, other) in [(path, link), (link, path)] {
      #expect(throws: FileLock.Held.self) {
        try Store.restore(one, Things.catalogue, from: other)
      }
    }
    store.close()
  }
}
