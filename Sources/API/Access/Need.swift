package import Records

/// What a route asks of who calls it.
package enum Need: Sendable {
  /// Anybody may.
  case nothing
  /// A key with one of these scopes; the first is the narrowest.
  case scope([Scope])
  /// A key that may write the kind which the parameter `kind` names.
  case writeOfKind
}

extension Route {
  /// What the route asks of who calls it.
  package var need: Need {
    switch operation {
    case .home, .index, .description, .problemType, .live, .ready, .list, .read, .history, .version,
      .changes, .view, .lookUpPostcodes:
      .nothing
    case .create(let resource): .scope([.verb("create", resource), .write(resource)])
    case .replace(let resource), .patch(let resource):
      .scope([.verb("update", resource), .write(resource)])
    case .delete(let resource): .scope([.verb("delete", resource), .write(resource)])
    case .restore(let resource): .scope([.verb("restore", resource), .write(resource)])
    case .move(let resource, let move): .scope([.verb(move.verb, resource), .write(resource)])
    case .importRows: .writeOfKind
    case .listBackups, .createBackup: .scope([.admin])
    case .listKeys, .createKey, .readKey, .revokeKey, .rotateKey: .scope([.keys])
    }
  }
}
