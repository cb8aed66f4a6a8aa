import Records

/// What the description says of who may call a route.
extension Route {
  /// What the route asks of who calls it, in sentences; nil if anybody may.
  var needInWords: String? {
    switch need {
    case .nothing: nil
    case .scope(let scopes):
      (["Needs a key with the scope \(scopes.map(\.name).joined(separator: " or "))."]
        + furtherNeeds).joined(separator: " ")
    case .writeOfKind: "Needs a key with the scope KIND:write of the kind imported."
    }
  }

  /// What depends on the body, and so is asked when the record is written.
  private var furtherNeeds: [String] {
    switch operation {
    case .create(let resource): Route.needsOfCreating(resource)
    case .replace(let resource):
      ["With If-None-Match: * it needs \(Scope.verb("create", resource)) too."]
        + Route.needsOfHour(resource)
    case .patch(let resource): Route.needsOfHour(resource)
    case .move(let resource, let move): [Route.needsOfMembers(move, resource)]
    default: []
    }
  }

  private static func needsOfCreating(_ resource: Resource) -> [String] {
    let moved = resource.lifecycle.map { lifecycle in
      "With another \(lifecycle.field) than \(lifecycle.initial) it needs the scopes of the moves that lead there too."
    }
    let brought =
      resource.brings.isEmpty
      ? nil
      : "That scope includes the changes that the event makes of the \(resource.brings.joined(separator: ", ")) it names, within the key's owner."
    return [moved, brought].compactMap(\.self)
  }

  private static func needsOfHour(_ resource: Resource) -> [String] {
    guard let due = resource.lifecycle?.due else { return [] }
    return [
      "To change \(due.at) of what waits for it needs \(Scope.verb(due.verb, resource)) too."
    ]
  }

  private static func needsOfMembers(_ move: Lifecycle.Move, _ resource: Resource) -> String {
    let own = (move.members + move.stamps).joined(separator: ", ")
    let others = own.isEmpty ? "members" : "other members than \(own)"
    return "To change \(others) along with the move needs \(Scope.verb("update", resource)) too."
  }
}
