import HTTP
import JSON
import Records
import Store

/// The versions of a record.
enum RecordHistory {
  static let after = Parameter.number("after", "Versions after this one.", 0...Int(Int32.max))

  static func endpoint(_ resource: Resource) -> Endpoint {
    Endpoint(
      "history_of_\(resource.word)", .get, "\(RecordEndpoints.item(resource))/history",
      in: .kind(resource), "The versions of one of the \(resource.name), oldest first.",
      need: .nothing, parameters: [CommonParameters.id(), CommonParameters.limit, after],
      successes: [.ok("VersionList", ["ETag"])], refusals: Endpoint.readRefusals,
      example: .told(step: 5) { .init("\(RecordExamples.path(resource, $0))/history") }
    ) { api, call, _ in try api.history(resource, call) }
  }
}

extension API {
  fileprivate func history(_ resource: Resource, _ call: Call) throws -> Response {
    var (limit, after) = (0, 0)
    try call.together(
      { try call.refuseUnknown() },
      { limit = try call.value(CommonParameters.limit) ?? CommonParameters.usualLimit },
      { after = try call.value(RecordHistory.after) ?? 0 })
    let id = try identify(call.place("id"), resource, call)
    let found = try reader.history(
      resource, id, after: Int64(after), limit: limit, for: call.audience)
    guard let (entries, latest) = found else {
      throw RecordError.notFound("\(resource.singular) \(id)")
    }
    let shown = entries.items
    var previous = try shown.first.flatMap {
      try reader.documentBefore(resource, id, $0.version, for: call.audience)
    }
    var items: [VersionEntry] = []
    for entry in shown {
      let changed = Selection.changed(from: previous, to: entry.document)
      items.append(VersionEntry(entry: entry, resource: resource, changed: changed))
      if let document = entry.document { previous = document }
    }
    let next = entries.end.flatMap { last in
      last.version < latest ? "after=\(last.version)&limit=\(limit)" : nil
    }
    var response = page(items, VersionEntry.page, next: next, call)
    if id != call.place("id") {
      response.headers.append("Content-Location", "\(resource.path(of: id))/history")
    }
    return response
  }
}
