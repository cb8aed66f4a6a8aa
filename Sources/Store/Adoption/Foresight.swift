import JSON
import Records
import SQLite

/// What references name, as far as is known before the transaction that writes: rows are made ready with ids
/// in the place of codes, and the writer only checks that the codes name the same records still.
package final class Foresight {
  /// A code that was taken to name a record.
  struct Assumption: Sendable {
    let code: String
    let target: Resource
    let id: String
  }

  /// The most references of one kind that are remembered.
  private static let mostReferences = 20_000

  private let reader: Reader
  private var known: [ObjectIdentifier: [String: String?]] = [:]

  /// What `reader` reads; one that holds no snapshot, so that it does not keep the log from being emptied.
  package init(_ reader: Reader) { self.reader = reader }

  /// The members with ids in the place of codes, and what that takes for granted; nil where some reference
  /// names no record yet, or cannot be looked up: then all is left to the writer.
  func resolved(_ members: JSONObject, _ resource: Resource) -> (
    members: JSONObject, assumed: [Assumption]
  )? {
    var assumed: [Assumption] = []
    let resolution = ReferenceResolution(reader.catalogue) { reference, target in
      let id = try self.identify(reference, target)
      if let id, !id.hasSameBytes(as: reference) {
        assumed.append(Assumption(code: reference, target: target, id: id))
      }
      return id
    }
    guard let resolved = try? resolution.resolved(members, resource) else { return nil }
    return (resolved, assumed)
  }

  private func identify(_ reference: String, _ target: Resource) throws -> String? {
    let kind = ObjectIdentifier(target)
    if let id = known[kind]?[reference] { return id }
    let id = try reader.database.identify(reference, reader.tables[target])
    if known[kind]?.count ?? 0 > Foresight.mostReferences { known[kind] = nil }
    known[kind, default: [:]][reference] = .some(id)
    return id
  }
}

extension Database {
  /// The id of the live record that `reference`, an id or `scheme:code`, names.
  func identify(_ reference: String, _ table: Table) throws -> String? {
    if Reference.isID(reference, of: table.resource) {
      return try first(table.exists, [.text(reference)]) { _ in reference }
    }
    guard table.resource.alias != nil else { return nil }
    return try first(table.bearer, [.text(reference)]) { $0.string(0) }
  }
}
