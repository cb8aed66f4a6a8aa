#if os(Linux)
  import Dispatch
  import Foundation
  import SQLite
  import Synchronization
  import TestSupport
  import Testing

  @Suite struct StorageFailureTests {
    /// What the writer told, and who waits for it.
    final class Events: Sendable {
      let all = Mutex<[WriterEvent]>([])
      private let more = DispatchSemaphore(value: 0)

      func add(_ event: WriterEvent) {
        all.withLock { $0.append(event) }
        more.signal()
      }

      /// Waits until the last event is as `isWanted` says.
      func wait(until isWanted: (WriterEvent) -> Bool) -> Bool {
        while !(all.withLock { $0.last }.map(isWanted) ?? false) {
          let end = DispatchTime.now() + .seconds(Patience.seconds)
          guard more.wait(timeout: end) == .success else { return false }
        }
        return true
      }
    }

    let fixture: Fixture
    let writer: Writer
    let events = Events()

    init() throws {
      fixture = try Fixture()
      writer = try fixture.writer { [events] configuration in
        configuration.watchSeconds = 0.02
        configuration.options.busyMilliseconds = 1
        configuration.onEvent = { events.add($0) }
      }
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
      #expect(error.kind == .full)
      #expect(writer.status.failure == nil)
      FailingWrites.set(fixture.path, nil)
      #expect(try fixture.names() == ["before"])
      try writer.perform { try $0.add("after") }
      #expect(try fixture.names() == ["before", "after"])
      #expect(events.all.withLock { $0.isEmpty })
    }

    @Test func `an input or output failure stops all writing until the file is found sound`() throws
    {
      FailingWrites.set(fixture.path, EIO)
      let error = try #require(throws: SQLiteError.self) {
        try writer.perform { try $0.add("lost") }
      }
      #expect(error.kind == .storage)
      #expect(error.systemErrno == EIO)
      #expect(events.all.withLock { $0.first } == .stopped(error))
      FailingWrites.set(fixture.path, nil)
      #expect(events.wait { $0 == .resumed })
      #expect(writer.status.failure == nil)
      #expect(try fixture.names() == ["before"])
      try writer.perform { try $0.add("after") }
      #expect(try fixture.names() == ["before", "after"])
    }

    @Test func `as long as writes fail nothing says that writing goes on`() throws {
      FailingWrites.set(fixture.path, EIO)
      #expect(throws: SQLiteError.self) { try writer.perform { try $0.add("lost") } }
      // The file itself can be read and is sound, each time that it is tried again.
      let first = FailingWrites.count(fixture.path)
      #expect(comesTrue { FailingWrites.count(fixture.path) >= first + 3 })
      #expect(writer.status.failure?.kind == .storage)
      #expect(!events.all.withLock { $0.contains(.resumed) })
      FailingWrites.set(fixture.path, nil)
      #expect(events.wait { $0 == .resumed })
      try writer.perform { try $0.add("after") }
      #expect(try fixture.names() == ["before", "after"])
    }

    @Test func `a checkpoint that fails is told until one succeeds, and writing goes on`() throws {
      writer.close()
      let writer = try fixture.writer { $0.idleSeconds = 0.02 }
      FailingWrites.set(fixture.path, EIO, alone: true)
      try writer.perform { try $0.add("kept") }
      #expect(comesTrue { writer.status.checkpointFailure?.systemErrno == EIO })
      try writer.perform { try $0.add("kept too") }
      #expect(writer.status.failure == nil)
      FailingWrites.set(fixture.path, nil)
      #expect(comesTrue { writer.status.checkpointFailure == nil })
      #expect(try fixture.names() == ["before", "kept", "kept too"])
    }

    @Test func `a file that turns out damaged is lost to this process`() throws {
      let file = try FileHandle(forUpdating: URL(fileURLWithPath: fixture.path))
      FailingWrites.set(fixture.path, EIO)
      #expect(throws: SQLiteError.self) { try writer.perform { try $0.add("lost") } }
      // While writes still fail, or the writer might find the file sound in between.
      try file.write(contentsOf: Data(repeating: 0x78, count: 4096))
      try FileManager.default.removeItem(atPath: fixture.path + "-wal")
      FailingWrites.set(fixture.path, nil)
      #expect(
        events.wait { if case .lost(let error) = $0 { error.kind == .damaged } else { false } })
      let error = #expect(throws: WriterError.self) { try writer.perform { try $0.add("no") } }
      guard case .stopped = error else {
        Issue.record("nothing is tried: \(String(describing: error))")
        return
      }
    }

    @Test func `nothing goes into a file that was moved away, until it is back`() throws {
      let away = fixture.path + ".away"
      try fixture.moveAway()
      #expect(throws: (any Error).self) { try writer.perform { try $0.add("lost") } }
      #expect(writer.status.failure?.kind == .readOnly)
      try FileManager.default.moveItem(atPath: away, toPath: fixture.path)
      #expect(events.wait { $0 == .resumed })
      try writer.perform { try $0.add("after") }
      #expect(try fixture.names() == ["before", "after"])
    }

    @Test func `a file that was moved away is noticed without a write`() throws {
      try fixture.moveAway()
      #expect(
        events.wait { if case .stopped(let error) = $0 { error.kind == .readOnly } else { false } })
    }

    @Test func `a lock of another process is told to all who wait, at once`() throws {
      let other = try Database(path: fixture.path, mode: .readWrite)
      try other.transaction {
        let error = #expect(throws: SQLiteError.self) { try writer.perform { try $0.add("no") } }
        #expect(error?.kind == .busy)
      }
      #expect(events.wait { $0 == .locked })
      try writer.perform { try $0.add("after") }
      #expect(try fixture.names() == ["before", "after"])
    }

    @Test func `the last room on the disk is not used up`() throws {
      writer.close()
      let careful = try fixture.writer { $0.reservedBytes = .max }
      let error = #expect(throws: SQLiteError.self) { try careful.perform { try $0.add("no") } }
      #expect(error?.kind == .full)
      #expect(try fixture.names() == ["before"])
      try careful.perform(usesReserve: true) { try $0.add("needed") }
      #expect(try fixture.names() == ["before", "needed"])
    }

    @Test func `a reader that keeps a long log is told of`() throws {
      writer.close()
      let crowded = try fixture.writer { [events] configuration in
        configuration.checkpointPages = 1
        configuration.checkpointInterval = 0
        configuration.crowdedPages = 2
        configuration.onEvent = { events.add($0) }
      }
      let reader = try fixture.reader()
      try reader.read {
        _ = try reader.first("SELECT count(*) FROM item") { $0.int(0) }
        for name in ["a", "b", "c"] { try crowded.perform { try $0.add(name) } }
        #expect(events.wait { if case .crowded = $0 { true } else { false } })
      }
    }
  }
#endif
