import API
import Views
import JSON
import Keys
import Records
import Store
import TestSupport
import Testing

/// A register of kinds that a test declares, with its API.
final class SmallRegister {
  static let key = "cdt_small_catalogues_of_tests_alone"
  static let operatorsKey = [("Authorization", "Bearer \(key)")]

  private let folder: TemporaryFolder
  private let store: Store
  private let api: API

  init(_ catalogue: Catalogue) throws {
    folder = try TemporaryFolder()
    store = try Store(path: folder.path("register.db"), catalogue: catalogue)
    let key = try #require(AccessKey(Self.key))
    try store.changeKeys {
      try $0.install(key, KeyDraft(name: "test", scopes: [.admin]), by: "test", at: .now)
    }
    api = try Service(store).makeHandler()
  }

  deinit { store.close() }

  func get(_ target: String, _ headers: TestRegister.Fields = []) throws -> Answer {
    try TestRegister.ask(api, "GET", target, headers, [])
  }

  /// Sends a body as the operator; the answer is expected to say that it was accepted.
  @discardableResult
  func send(_ method: String, _ target: String, _ body: JSON, _ headers: TestRegister.Fields = [])
    throws -> Answer
  {
    let headers = Self.operatorsKey + [("Content-Type", "application/json")] + headers
    let answer = try TestRegister.ask(api, method, target, headers, body.bytes)
    #expect(answer.status < 300, "\(answer.text)")
    return answer
  }
}
