#if os(Linux)
  import Dispatch
  import Foundation
  import SQLite
  import Synchronization
  import TestSupport
  import Testing

  /// The lock of a register and the descriptors of the process that asks for it.
  @Suite struct FileLockTests {
    @Test func `a lock that is refused closes nothing that another thread has opened`() async {
      // In a process of its own: a descriptor that is closed twice may be anybody's.
      await #expect(processExitsWith: .success) {
        let fixture = try Fixture()
        let lock = try FileLock(database: fixture.path)
        let isOver = Atomic(false)
        let stolen = Atomic(0)
        let all = DispatchGroup()
        for _ in 0..<2 {
          let thread = Thread {
            while !isOver.load(ordering: .relaxed) {
              let descriptor = open("/dev/null", O_RDONLY | O_CLOEXEC)
              sched_yield()
              if close(descriptor) != 0 { stolen.add(1, ordering: .relaxed) }
            }
            all.leave()
          }
          all.enter()
          thread.start()
        }
        for _ in 0..<50_000 { _ = try? FileLock(database: fixture.path) }
        isOver.store(true, ordering: .relaxed)
        all.wait()
        withExtendedLifetime(lock) {}
        let count = stolen.load(ordering: .relaxed)
        try #require(count == 0, "\(count) descriptors of other threads were closed")
      }
    }

    @Test func `a lock given up is free, though a child that is starting has its descriptor`()
      throws
    {
      let fixture = try Fixture()
      var lock: FileLock? = try FileLock(database: fixture.path)
      let copy = try #require(copyOfDescriptor(of: fixture.path + "-lock"))
      defer { close(copy) }
      withExtendedLifetime(lock) {}
      lock = nil
      _ = try FileLock(database: fixture.path)
    }

    /// Another descriptor of the open file at `path`, such as a child has between fork and exec.
    private func copyOfDescriptor(of path: String) -> Int32? {
      let name = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
      for entry in (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? [] {
        let link = try? FileManager.default.destinationOfSymbolicLink(
          atPath: "/proc/self/fd/\(entry)")
        if link == name, let descriptor = Int32(entry) { return dup(descriptor) }
      }
      return nil
    }
  }
#endif
