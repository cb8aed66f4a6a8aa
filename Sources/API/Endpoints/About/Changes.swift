import HTTP
import JSON
import Records
import Store

/// The feed of all changes.
enum Changes {
  /// Eighteen digits, the most that `Digits` reads; no register has so many entries.
  static let after = Parameter.number(
    "after", "Entries after this number.", 0...999_999_999_999_999_999,
    ["type": "integer", "minimum": 0])

  static func endpoint(_ catalogue: Catalogue) -> Endpoint {
    let kind = CommonParameters.kind(catalogue, "Entries of one kind.")
    return Endpoint(
      "list_changes", .get, "/v1/changes", in: .register,
      "Every change of the register in order, from after a number on. A page may be empty though there is more: its next, which is always there, goes on, and at the end it stays the same.",
      need: .nothing, parameters: [after, kind, CommonParameters.limit],
      successes: [.ok("EntryList")], refusals: Endpoint.readRefusals,
      example: .get("/v1/changes?after=0&limit=1")
    ) { api, call, _ in try api.changes(kind, call) }
  }
}

extension API {
  fileprivate func changes(_ given: Parameter<Resource>, _ call: Call) throws -> Response {
    var (limit, after) = (0, 0)
    var kind: String?
    try call.together(
      { try call.refuseUnknown() },
      { limit = try call.value(CommonParameters.limit) ?? CommonParameters.usualLimit },
      { after = try call.value(Changes.after) ?? 0 }, { kind = try call.value(given)?.name })
    let (entries, last) = try reader.snapshot {
      let entries = try reader.changes(
        after: Int64(after), kind: kind, limit: limit, for: call.audience)
      // At the end of the log the next page starts behind the last entry, so that entries which
      // this caller may not see are not read again.
      return (entries.items, try entries.end?.seq ?? max(Int64(after), reader.sequence()))
    }
    // There is always a next page: at the end it is where the next change will appear.
    var next = "after=\(last)&limit=\(limit)"
    if let kind { next += "&kind=\(kind)" }
    return page(entries, Reader.Entry.page, next: next, call)
  }
}
