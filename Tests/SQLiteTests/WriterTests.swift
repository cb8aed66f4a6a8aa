import Dispatch
import SQLite
import Synchronization
import TestSupport
import Testing

@Suite struct WriterTests {
  struct Refused: Error {}

  let fixture: Fixture

  init() throws { fixture = try Fixture() }

  /// Keeps the writer busy with one job while `submit` queues others, then waits for all of these.
  private func together(_ writer: Writer, _ submit: (DispatchGroup) -> Void) throws {
    let mayGoOn = DispatchSemaphore(value: 0)
    let isRunning = DispatchSemaphore(value: 0)
    let all = DispatchGroup()
    all.enter()
    writer.submit({ _ in
      isRunning.signal()
      mayGoOn.wait()
    }) { _ in all.leave() }
    isRunning.wait()
    submit(all)
    mayGoOn.signal()
    all.wait()
  }

  @Test func `jobs that wait together share a commit`() throws {
    let writer = try fixture.writer()
    let before = writer.generation
    let failures = Atomic<Int>(0)
    try together(writer) { all in
      for number in 0..<64 {
        all.enter()
        writer.submit({ try $0.add("name \(number)") }) { result in
          if case .failure = result { failures.add(1, ordering: .relaxed) }
          all.leave()
        }
      }
    }
    #expect(failures.load(ordering: .relaxed) == 0)
    #expect(writer.status.commits == 1)
    #expect(writer.status.jobs == 65)
    #expect(writer.generation == before + 1)
    #expect(try fixture.names() == (0..<64).map { "name \($0)" })
  }

  @Test func `jobs from many threads are all kept`() throws {
    let writer = try fixture.writer()
    DispatchQueue.concurrentPerform(iterations: 64) { number in
      #expect(throws: Never.self) { try writer.perform { try $0.add("name \(number)") } }
    }
    #expect(try Set(fixture.names()).count == 64)
    #expect((1...64).contains(writer.status.commits))
  }

  @Test func `a job that fails goes back alone`() throws {
    let writer = try fixture.writer()
    let outcomes = Mutex<[String]>([])
    try together(writer) { all in
      for (name, isRefused) in [("a", false), ("b", true), ("a", false), ("c", false)] {
        all.enter()
        writer.submit({ database in
          try database.add(name)
          if isRefused { throw Refused() }
        }) { result in
          let outcome =
            switch result {
            case .success: "kept"
            case .failure(let error as SQLiteError): "\(error.code)"
            case .failure(let error): "\(type(of: error))"
            }
          outcomes.withLock { $0.append(outcome) }
          all.leave()
        }
      }
    }
    #expect(outcomes.withLock { $0 } == ["kept", "Refused", "2067", "kept"])
    #expect(try fixture.names() == ["a", "c"])
  }

  @Test func `the others of a group run again only where a job fails after it has written`() throws
  {
    let writer = try fixture.writer()
    for (writesFirst, runs) in [(false, 3), (true, 5)] {
      let ran = Atomic<Int>(0)
      let failed = Atomic<Int>(0)
      try together(writer) { all in
        for number in 0..<3 {
          all.enter()
          writer.submit({ database in
            ran.add(1, ordering: .relaxed)
            if number == 1, !writesFirst { throw Refused() }
            try database.add("\(writesFirst) \(number)")
            if number == 1 { throw Refused() }
          }) { result in
            if case .failure = result { failed.add(1, ordering: .relaxed) }
            all.leave()
          }
        }
      }
      #expect(failed.load(ordering: .relaxed) == 1)
      #expect(ran.load(ordering: .relaxed) == runs, "the third is reached once")
    }
    #expect(try fixture.names() == ["false 0", "false 2", "true 0", "true 2"])
  }

  @Test func `a job that ends the transaction takes its predecessors along and nobody else`() throws
  {
    let writer = try fixture.writer()
    let outcomes = Mutex<[String]>([])
    try together(writer) { all in
      for name in ["a", "end", "c"] {
        all.enter()
        writer.submit({ database in
          try database.add(name)
          if name == "end" {
            try database.execute("ROLLBACK")
            throw Refused()
          }
        }) { result in
          let outcome = if case .failure(let error) = result { "\(error)" } else { "kept" }
          outcomes.withLock { $0.append(outcome) }
          all.leave()
        }
      }
    }
    #expect(outcomes.withLock { $0 } == ["rolledBack", "Refused()", "kept"])
    #expect(try fixture.names() == ["c"])
  }

  @Test func `an acknowledged job is there for everybody and after reopening`() throws {
    let writer = try fixture.writer()
    let answer = try writer.perform { database in
      try database.add("a")
      return database.changes
    }
    #expect(answer == 1)
    #expect(try fixture.names() == ["a"])
    writer.close()
    #expect(
      try fixture.writer().perform { try $0.first("SELECT name FROM item") { $0.string(0) } } == "a"
    )
  }

  @Test func `the generation moves after the commit and before the answer`() throws {
    let seen = Mutex<[Int]>([])
    let path = fixture.path
    let writer = try fixture.writer { configuration in
      configuration.onCommit = { generation in
        let count = try? Database(path: path, mode: .readOnly)
          .first("SELECT count(*) FROM item") { $0.int(0) }
        seen.withLock { $0 += [generation, count ?? -1] }
      }
    }
    try writer.perform { try $0.add("a") }
    #expect(seen.withLock { $0 } == [1, 1])
    #expect(writer.generation == 1)
    _ = try writer.perform { try $0.first("SELECT 1") { $0.int(0) } }
    #expect(throws: SQLiteError.self) { try writer.perform { try $0.add("a") } }
    #expect(writer.generation == 1, "jobs that keep nothing do not count")
    try writer.perform { try $0.add("b") }
    #expect(seen.withLock { $0 } == [1, 1, 2, 2])
  }

  @Test func `a job alone is kept whole or not at all`() throws {
    let writer = try fixture.writer()
    try together(writer) { all in
      for (first, isRefused) in [(0, false), (100, true), (200, false)] {
        all.enter()
        writer.submitAlone({ database in
          for number in first..<first + 100 { try database.add("\(number)") }
          if isRefused { throw Refused() }
        }) { _ in all.leave() }
      }
    }
    #expect(try fixture.names().count == 200)
    #expect(writer.status.commits == 2)
    #expect(try writer.performAlone { $0.isInTransaction })
  }

  @Test func `too many waiting jobs or bytes are refused at once`() throws {
    let writer = try fixture.writer {
      $0.maxQueuedJobs = 3
      $0.maxQueuedBytes = 100
    }
    let refusals = Mutex<[Int]>([])
    try together(writer) { all in
      for (number, bytes) in [60, 60, 40, 0, 0].enumerated() {
        all.enter()
        writer.submit(bytes: bytes, { try $0.add("\(number)") }) { result in
          if case .failure(let error) = result, error as? WriterError == .overloaded {
            refusals.withLock { $0.append(number) }
          }
          all.leave()
        }
      }
      #expect(writer.status.queuedJobs == 3)
      #expect(writer.status.queuedBytes == 100)
    }
    #expect(refusals.withLock { $0 } == [1, 4])
    #expect(try fixture.names() == ["0", "2", "3"])
  }

  @Test func `closing does what waits, empties the log and refuses the rest`() throws {
    let writer = try fixture.writer()
    for number in 0..<10 { writer.submit({ try $0.add("\(number)") }) { _ in } }
    writer.close()
    #expect(try fixture.names().count == 10)
    #expect(throws: WriterError.closed) { try writer.perform { try $0.add("late") } }
    #expect(writer.status.logPages == 0)
    writer.close()
  }

  @Test func `a long log is checkpointed, but not at each commit`() throws {
    let checkpoints = Mutex<[Checkpoint]>([])
    let writer = try fixture.writer {
      $0.checkpointPages = 5
      $0.checkpointInterval = 3600
      $0.onCheckpoint = { result in
        if case .success(let checkpoint) = result { checkpoints.withLock { $0.append(checkpoint) } }
      }
    }
    for number in 0..<40 { try writer.perform { try $0.add("\(number)") } }
    // The last answer comes before the checkpoint after it; the next job comes after both.
    _ = try writer.perform { $0.isInTransaction }
    let seen = checkpoints.withLock { $0 }
    #expect(seen.count == 1)
    #expect(seen.allSatisfy { !$0.isBusy && $0.logPages == $0.copiedPages && $0.logPages >= 5 })
  }

  @Test func `an idle writer empties the log`() throws {
    let isEmptied = DispatchSemaphore(value: 0)
    let writer = try fixture.writer {
      $0.idleSeconds = 0.01
      $0.onCheckpoint = { result in
        if case .success(let checkpoint) = result, checkpoint.logPages == 0 { isEmptied.signal() }
      }
    }
    try writer.perform { try $0.add("a") }
    #expect(isEmptied.wait(timeout: .now() + .seconds(Patience.seconds)) == .success)
    #expect(try fixture.names() == ["a"])
  }
}
