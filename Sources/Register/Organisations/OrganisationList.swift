import JSON
import Records

/// The first records of a list, with the address of all.
struct OrganisationList {
  let total: Int64
  let address: String
  let items: [JSONObject]

  /// The list as answers show it, each record through `show`.
  func json(_ show: (JSONObject) throws -> JSON) rethrows -> JSONObject {
    [
      "total": .integer(total), "href": .string(address), "items": .array(try items.map(show)),
    ]
  }

  /// The fields of such a list.
  static func fields(_ items: [Field], of what: String) -> [Field] {
    [
      Field("total", .integer(0 ... .max), .required, about: "How many there are."),
      Field("href", .text(1...500), .required, about: "The address of all of them."),
      Field(
        "items", .list(items), about: "The first \(OrganisationReading.most) \(what)."),
    ]
  }
}
