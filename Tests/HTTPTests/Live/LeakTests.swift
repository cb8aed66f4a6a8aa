#if os(Linux)
  import Foundation
  import Glibc
  import TestSupport
  import Testing

  @testable import HTTP

  /// Counts that belong to a whole process, so each test runs in one of its own.
  struct LeakTests {
    @Test func `fifty starts and stops leave no descriptor, thread or memory`() async {
      await #expect(processExitsWith: .success) {
        // The allocator and Dispatch's pool take what they keep in the first rounds.
        try Self.rounds(10)
        let before = Self.held()
        // The allocator grows by leaps when the machine is busy; what is left behind grows every time.
        var growths: [Int] = []
        for _ in 0..<5 {
          let memory = Self.residentPages()
          try Self.rounds(10)
          growths.append(Self.residentPages() - memory)
        }
        // The threads of a stopped server and of Dispatch end a moment after they were waited for.
        let areGone = comesTrue {
          let after = Self.held()
          return after.descriptors <= before.descriptors && after.threads <= before.threads + 2
        }
        try #require(areGone, "descriptors or threads were left: \(before), \(Self.held())")
        // The buffers of the 20 workers of ten rounds alone would be 320 pages. The address sanitizer
        // keeps what was freed, and the thread sanitizer's shadow only grows.
        let least = growths.min() ?? .max
        try #require(least < 160 || Self.isSanitized, "memory was left: \(growths) pages")
      }
    }

    @Test func `a process without descriptors serves those it has, and later the others`() async {
      await #expect(processExitsWith: .success) {
        let live = try LiveServer(polling: .native)
        // As many as are open now and six more, for three clients and the server's ends of them.
        let open = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
        var limit = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        var clients = try (0..<4).map { _ in try live.connect() }
        for client in clients.prefix(3) { try Self.serve(client) }
        limit.rlim_cur = rlim_t(open + 8)
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        // More than any that were open for a moment while they were counted.
        clients.append(contentsOf: (0..<60).compactMap { _ in try? live.connect() })
        try #require(clients.count < 64, "there were descriptors left")
        try Self.serve(clients[0])
        let clock = Self.processorSeconds()
        usleep(500_000)
        try #require(Self.processorSeconds() - clock < 0.25, "the acceptor spins")
        limit.rlim_cur = limit.rlim_max
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        try Self.serve(try live.connect())
      }
    }

    private static func serve(_ client: RawClient) throws {
      client.send("GET /a HTTP/1.1\r\nHost: a\r\n\r\n")
      try #require(client.read(through: "none").hasSuffix("GET /a none"))
    }

    private static func rounds(_ count: Int) throws {
      for _ in 0..<count {
        // One client never ends its body, and is cut.
        let live = try LiveServer(polling: .native) { $0.drainSeconds = 0.05 }
        let clients = try (0..<5).map { _ in try live.connect() }
        for client in clients { try serve(client) }
        clients[0].send("GET /stream HTTP/1.1\r\nHost: a\r\n\r\n")
        clients[1].send("POST /spool HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nx")
        live.server.stop()
        for client in clients { _ = client.readToEnd() }
        live.server.waitUntilStopped()
      }
    }

    private static func held() -> (descriptors: Int, threads: Int) {
      let descriptors = try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")
      let threads = try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/task")
      return (descriptors?.count ?? .max, threads?.count ?? .max)
    }

    private static func residentPages() -> Int {
      let text = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
      let numbers = text.split(separator: " ").compactMap { Int($0) }
      return numbers.count > 1 ? numbers[1] : 0
    }

    private static var isSanitized: Bool {
      dlsym(nil, "__asan_init") != nil || dlsym(nil, "__tsan_init") != nil
    }

    private static func processorSeconds() -> Double { Double(clock()) / Double(CLOCKS_PER_SEC) }
  }
#endif
