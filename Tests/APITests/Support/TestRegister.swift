import API
import Views
import Foundation
import HTTP
import JSON
import Keys
import Records
import Register
import Sample
import Store
import Synchronization
import TestSupport

/// A register in a file of its own with its API, asked as clients ask it.
final class TestRegister {
  /// How requests reach the API.
  enum Way: String, CaseIterable, Sendable {
    case inProcess
    case socket
  }

  static let key = "cdt_test_of_the_interface"

  let service: Service
  private let folder: TemporaryFolder
  private let store: Store
  private let api: API
  private let server: Server?

  /// A register with what is in `folder`, and nothing in a new one; its clock goes a second on with every look.
  init(
    _ way: Way = .inProcess, in folder: TemporaryFolder? = nil, limits: Store.Limits = .init(),
    endpoints: [Endpoint]? = nil, answerSeconds: Double = .infinity,
    _ change: (inout Service.Options) -> Void = { _ in }
  ) throws {
    self.folder = try folder ?? TemporaryFolder()
    let seconds = Atomic<Int64>(0)
    var limits = limits
    // However slow the machine is, answers are never given up but at once.
    limits.answerSeconds = answerSeconds
    limits.chunkSeconds = .infinity
    store = try Store(
      path: self.folder.path("register.db"), catalogue: .register, services: .register,
      limits: limits
    ) {
      // From 2026-11-22T09:00:00Z on.
      let passed = seconds.add(1, ordering: .relaxed).oldValue
      return Instant(milliseconds: 1_795_338_000_000 + passed * 1000)
    }
    var options = Service.Options()
    change(&options)
    service = Service(
      store, options: options, endpoints: endpoints ?? Endpoint.all(store.catalogue))
    api = try service.makeHandler()
    if let key = AccessKey(TestRegister.key) {
      try store.changeKeys {
        try $0.install(key, KeyDraft(name: "test", scopes: [.admin]), by: "test", at: .now)
      }
    }
    guard way == .socket else {
      server = nil
      return
    }
    var configuration = ServerConfiguration()
    configuration.port = 0
    configuration.workers = 2
    configuration.drainSeconds = 1
    configuration.headTimeout = 86_400
    configuration.bodyTimeout = 86_400
    configuration.idleTimeout = 86_400
    configuration.writeTimeout = 86_400
    configuration.answerTimeout = 86_400
    configuration.lingerTimeout = 86_400
    let server = try Server(configuration: configuration) { [service] in
      try service.makeHandler()
    }
    self.server = server
    try server.start()
  }

  deinit {
    server?.stop()
    server?.waitUntilStopped()
    store.close()
  }

  /// Ends all writing, as a server does that is stopping.
  func close() { store.close() }

  /// Takes the register's file away from under the server.
  func moveAway() throws {
    let path = folder.path("register.db")
    try FileManager.default.moveItem(atPath: path, toPath: path + ".away")
  }

  /// Fills the register with the sample.
  func loadSample() throws { try SampleRegister.load(into: store) }

  /// A connection to the server, for literal bytes.
  func connect() throws -> RawClient { try RawClient(port: server?.port ?? 0) }

  /// Sends a request as it stands.
  func ask(
    _ method: String, _ target: String, _ headers: [(String, String)] = [], body: [UInt8] = []
  ) throws -> Answer {
    guard server == nil else {
      var head = "\(method) \(target) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
      for (name, value) in headers { head += "\(name): \(value)\r\n" }
      if !body.isEmpty { head += "Content-Length: \(body.count)\r\n" }
      let client = try connect()
      client.send(Array("\(head)\r\n".utf8) + body)
      return try Answer(raw: client.readBytesToEnd(), isHead: method == "HEAD")
    }
    return try TestRegister.ask(api, method, target, headers, body)
  }

  /// Sends a request to a handler without a socket.
  static func ask(
    _ api: API, _ method: String, _ target: String, _ headers: [(String, String)], _ body: [UInt8]
  ) throws -> Answer {
    guard let method = HTTP.Method(method) else { throw NoMethod() }
    let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let request = Request(
      method: method, path: String(parts[0]), query: parts.count == 2 ? String(parts[1]) : nil,
      headers: headers, body: body.isEmpty ? .none : .bytes(body))
    return try Answer(api.answer(request))
  }

  struct NoMethod: Error {}
}
