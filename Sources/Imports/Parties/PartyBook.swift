import JSON
import Records
import Store
import Synchronization

/// The names of the register's bodies, present and former, as an import finds them by.
///
/// It is read once, when an import begins; bodies that the import makes are found by the code made of their name.
final class PartyBook: Sendable {
  enum Finding {
    case none
    case one(String)
    case several([String])
  }

  /// The most unknown names that are compared with others.
  private static let mostUnknown = 20_000

  private struct State {
    var isLoaded = false
    /// The ids of the bodies with a name, in its folded form.
    var ids: [String: [String]] = [:]
    var names: [String] = []
    /// The names that no body had, as they were first written.
    var unknown: [String: String] = [:]

    /// Adds the names of a body; one to come is none yet.
    mutating func add(_ body: JSONObject) {
      guard let id = body.text("id"), let name = body.text("name") else { return }
      let others = body.list("other_names").filter { $0.text("kind") != "future" }
      for name in [name] + others.compactMap({ $0.text("name") }) {
        let folded = PartyBook.folded(name)
        guard ids[folded]?.contains(id) != true else { continue }
        ids[folded, default: []].append(id)
        names.append(name)
      }
    }
  }

  private let state = Mutex(State())
  private let store: Store

  init(_ store: Store) { self.store = store }

  /// Reads the names; a second time does nothing.
  func load() throws {
    guard !state.withLock({ $0.isLoaded }) else { return }
    var loaded = State()
    loaded.isLoaded = true
    guard let resource = store.catalogue[Party.kind] else { return }
    let rows = try store.makeRows(Query(resource, for: .anyone))
    // Each call reads on; it ends with the last row.
    while try rows.next(
      seconds: .infinity,
      { document in
        guard case .object(let body) = try JSON(parsing: document) else { return true }
        loaded.add(body)
        return true
      })
    {}
    state.withLock { $0 = loaded }
  }

  /// The bodies that are or were called so; case and white space do not matter.
  func find(_ name: String) -> Finding {
    let ids = state.withLock { $0.ids[PartyBook.folded(name)] ?? [] }
    guard let first = ids.first else { return .none }
    return ids.count == 1 ? .one(first) : .several(ids)
  }

  /// Remembers a name that no body has.
  func note(_ name: String) {
    state.withLock { state in
      let folded = PartyBook.folded(name)
      guard state.unknown[folded] == nil, state.unknown.count < PartyBook.mostUnknown else {
        return
      }
      state.unknown[folded] = name
    }
  }

  /// The unknown names that are near others, of the register or of the file, in their order.
  func nearNames() -> [NearNames.Pair] {
    let (unknown, names) = state.withLock { state in
      (
        state.unknown.values.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }, state.names
      )
    }
    return NearNames(unknown).pairs(with: names)
  }

  static func folded(_ name: String) -> String {
    name.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
