import Evidence
import Foundation
import HTTP
import JSON
import Keys
import Records
import Register
import Sample
import Store
import Synchronization

/// Examples of the endpoints: requests really made to a fresh sample register, with a fixed clock and fixed
/// ids, so that they come out the same every time.
enum Examples {
  /// The request of an example and the response to it.
  struct Made: Sendable {
    /// The media type of the request's body.
    let type: String
    let body: JSON
    let status: Int
    let answer: JSON
  }

  /// The examples by the ids of the endpoints.
  static func make(_ endpoints: [Endpoint], _ catalogue: Catalogue) throws -> [String: Made] {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("concordat-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let counter = Atomic<UInt64>(1 << 32)
    // 2026-11-22T09:30:00Z, half an hour after the sample was entered.
    let moment = Instant(milliseconds: 1_795_339_800_000)
    // Without limits, or a slow machine would make another description.
    var limits = Store.Limits()
    limits.answerSeconds = .infinity
    limits.chunkSeconds = .infinity
    let store = try Store(
      path: folder.appendingPathComponent("sample.db").path, catalogue: catalogue,
      services: .register,
      ids: ULID { counter.add(1, ordering: .relaxed).oldValue }, salts: Salts { 0 },
      limits: limits,
      clock: { moment })
    defer { store.close() }
    try SampleRegister.load(into: store)
    // A fixed key, because its id is part of the actor of each entry.
    guard let key = AccessKey("cdt_example_for_this_description_alone") else {
      throw Failed(description: "the key of the examples has not the form of a key")
    }
    try store.changeKeys {
      try $0.install(key, KeyDraft(name: "examples", scopes: [.admin]), by: "examples", at: moment)
    }
    let service = Service(store, endpoints: endpoints)
    return try make(endpoints, ExampleStory(try service.makeHandler(), key: key.text))
  }

  private static func make(_ endpoints: [Endpoint], _ start: ExampleStory) throws -> [String: Made]
  {
    var (story, examples) = (start, [String: Made]())
    for endpoint in inOrder(endpoints) {
      let (asked, shown): (Example.Asked, (JSONObject) -> JSONObject)
      switch endpoint.example {
      case .asked(let request): (asked, shown) = (request, { $0 })
      case .told(_, let change, let tell): (asked, shown) = (try tell(story), change)
      case .made(let status, let answer):
        examples[endpoint.id] = Made(
          type: "application/json", body: .null, status: status, answer: answer)
        continue
      case nil: continue
      }
      let (status, answer) = try story.ask(endpoint.method, asked)
      story.remember(answer, of: endpoint)
      examples[endpoint.id] = Made(
        type: asked.headers.first { $0.0 == "Content-Type" }?.1 ?? "application/json",
        body: asked.text.map(JSON.string) ?? asked.body ?? .null, status: status,
        answer: answer.object.map { .object(shown($0)) } ?? answer)
    }
    return examples
  }

  /// The order in which examples are made: first those asked of the unchanged sample, then those of
  /// each group by their steps.
  private static func inOrder(_ endpoints: [Endpoint]) -> [Endpoint] {
    var groups: [String] = []
    for endpoint in endpoints where !groups.contains(endpoint.tag) { groups.append(endpoint.tag) }
    func place(_ endpoint: Endpoint) -> (group: Int, step: Int) {
      guard case .told(let step, _, _) = endpoint.example else { return (-1, 0) }
      return (groups.firstIndex(of: endpoint.tag) ?? 0, step)
    }
    return endpoints.enumerated().sorted { left, right in
      let (one, other) = (place(left.element), place(right.element))
      return (one.group, one.step, left.offset) < (other.group, other.step, right.offset)
    }.map(\.element)
  }

  /// The request of an example was refused: its declaration or the sample is wrong.
  struct Failed: Error, CustomStringConvertible {
    let description: String
  }
}
