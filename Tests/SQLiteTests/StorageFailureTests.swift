#if os(Linux)
  import Foundation
  import SQLite
  import TestSupport
  import Testing

  @Suite struct StorageFailureTests {
    let fixture: Fixture
    let writer: Writer

    init() throws {
      fixture = try Fixture()
      writer = try fixture.writer()
      try writer.perform { try $0.add("before") }
    }

    @Test(arguments: [ENOSPC, EDQUOT, EFBIG])
    func `a full disk fails the write, keeps the reads, and is over when there is room`(
      reason: Int32
    ) throws {
      FailingWrites.set(fixture.path, reason)
      let error = try #require(throws: SQLiteError.self) {
        try writer.perform { try $0.add("lost") }
      }
      #expect(error.isFull)
      #expect(writer.status.failure == nil)
      FailingWrites.set(fixture.path, nil)
      #expect(try fixture.names() == ["before"])
      try writer.perform { try $0.add("after") }
      #expect(try fixture.names() == ["before", "after"])
    }

    @Test func `an input or output failure stops all writing until reopened`() throws {
      FailingWrites.set(fixture.path, EIO)
      let error = try #require(throws: SQLiteError.self) {
        try writer.perform { try $0.add("lost") }
      }
      #expect(error.kind == .storage)
      #expect(error.systemErrno == EIO)
      FailingWrites.set(fixture.path, nil)
      #expect(throws: WriterError.stopped(error)) { try writer.perform { try $0.add("no") } }
      #expect(writer.status.failure == error)
      #expect(try fixture.names() == ["before"])
      try writer.reopen()
      try writer.perform { try $0.add("after") }
      #expect(try fixture.names() == ["before", "after"])
    }
  }
#endif
