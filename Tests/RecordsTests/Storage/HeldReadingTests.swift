import Foundation
import Records
import Store
import TestSupport
import Testing

@Suite struct HeldReadingTests {
  @Test func `what is read while held comes from one snapshot`() throws {
    let shelf = try Shelf()
    let reader = try shelf.store.makeReader()
    try reader.hold()
    #expect(try reader.sequence() == 0)
    try shelf.add("places", Samples.place("Leeds", code: "leeds"))
    #expect(try reader.sequence() == 0)
    reader.letGo()
    #expect(try reader.sequence() == 1)
  }

  @Test func `a snapshot asked for after an acknowledged write has it, every time`() throws {
    let shelf = try Shelf()
    let reader = try shelf.store.makeReader()
    for number in 1...50 {
      try reader.hold()
      #expect(try reader.sequence() == number - 1)
      try shelf.add("places", Samples.place("Leeds \(number)", code: "leeds-\(number)"))
      try reader.hold()
      #expect(try reader.sequence() == number)
    }
  }

  @Test func `a snapshot that was let go does not keep the log from being emptied`() throws {
    let shelf = try Shelf()
    let reader = try shelf.store.makeReader()
    try reader.hold()
    #expect(try reader.sequence() == 0)
    try shelf.add("places", Samples.place("Leeds", code: "leeds"))
    reader.letGo()
    shelf.store.close()
    let log = shelf.folder.path("register.db-wal")
    let size = try FileManager.default.attributesOfItem(atPath: log)[.size] as? Int
    #expect(size == 0)
  }
}
