import JSON
import Records

/// A total that somebody stated, beside what the register counts; the two are never added.
struct StatedTotal {
  let document: JSONObject
  /// What the register counts of it; nil if it does not count that.
  let counted: Int64?

  /// Whether the number counted is one that the statement allows; nil if it cannot be said.
  var isBorneOut: Bool? {
    guard let counted, let value = document.number("value") else { return nil }
    switch document.text("qualifier") {
    case "exact": return counted == value
    case "more_than": return counted > value
    case "at_least": return counted >= value
    case "up_to": return counted <= value
    default: return nil
    }
  }

  static let layout = Layout<StatedTotal>(
    .copies(
      Programme.resource.fields.first { $0.name == "stated_totals" }?.kind.nested ?? []
    ) { $0.document },
    .value(
      "counted", .integer(0 ... .max),
      "What the register counts of it under the same question; null where it does not count that."
    ) { $0.counted },
    .value(
      "is_borne_out", .boolean,
      "Whether the number counted is one that the statement allows; null where that cannot be said."
    ) { $0.isBorneOut })
}
