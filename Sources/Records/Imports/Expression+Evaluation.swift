import Foundation
import JSON

extension Expression {
  /// The value for `row`; `item` is the part of a split cell inside `each`.
  func value(_ row: SourceRow, item: String? = nil) throws(RowFault) -> JSON {
    switch self {
    case .heading(let heading):
      guard let value = row.value(heading) else { throw Expression.missing(heading) }
      guard case .string(let text) = value else { return value }
      let trimmed = text.trimmed
      return trimmed.isEmpty ? .null : .string(trimmed)
    case .constant(let value): return value
    case .item: return item.map(JSON.string) ?? .null
    case .template(let parts): return try Expression.fill(parts, row).map(JSON.string) ?? .null
    case .converted(let conversion): return try conversion.value(row)
    case .list(let elements):
      var values: [JSON] = []
      for element in elements {
        // One identifier may stand under two headings.
        for value in try element.values(row) where !values.contains(value) { values.append(value) }
      }
      return .array(values)
    case .record(let members):
      let object = try Expression.object(members, row, item: item)
      return object.members.allSatisfy { $0.value.isNull } ? .null : .object(object)
    }
  }

  static func object(
    _ members: [(name: String, value: Expression)], _ row: SourceRow, item: String? = nil
  ) throws(RowFault) -> JSONObject {
    var object = JSONObject()
    for member in members {
      object.append(member.name, try member.value.value(row, item: item))
    }
    return object
  }

  static func fill(_ parts: [Part], _ row: SourceRow) throws(RowFault) -> String? {
    var text = ""
    for part in parts {
      switch part {
      case .text(let piece): text += piece
      case .heading(let heading):
        guard row.value(heading) != nil else { throw missing(heading) }
        guard let cell = row.text(heading) else { return nil }
        text += cell
      }
    }
    return text
  }

  static func missing(_ heading: String) -> RowFault {
    RowFault(
      column: heading, code: "no_such_heading",
      detail: "The file has no heading \"\(heading)\", which the mapping names.")
  }
}

extension Expression.Element {
  /// The elements for `row`: none, one, or one for each part of a split cell.
  func values(_ row: SourceRow) throws(RowFault) -> [JSON] {
    if let when, try !when.holds(for: row) { return [] }
    guard let each else {
      let value = try value(row, item: nil)
      return value.isNull ? [] : [value]
    }
    guard row.value(each.heading) != nil else { throw Expression.missing(each.heading) }
    guard let text = row.text(each.heading) else { return [] }
    var values: [JSON] = []
    for part in text.components(separatedBy: each.separator).map(\.trimmed) where !part.isEmpty {
      values.append(try value(row, item: part))
    }
    return values
  }

  private func value(_ row: SourceRow, item: String?) throws(RowFault) -> JSON {
    switch shape {
    case .value(let expression): return try expression.value(row, item: item)
    case .record(let members): return .object(try Expression.object(members, row, item: item))
    case .orgID(let heading):
      guard row.value(heading) != nil else { throw Expression.missing(heading) }
      guard let text = row.text(heading) else { return .null }
      guard let (scheme, code) = Reference.organisation(text) else {
        throw RowFault(
          column: heading, code: "org_id",
          detail: "Write an identifier in the form of org-id.guide, such as GB-LAE-LBH.")
      }
      return ["scheme": .string(scheme), "identifier": .string(code)]
    }
  }
}

extension Expression.Conversion {
  func value(_ row: SourceRow) throws(RowFault) -> JSON {
    guard let cell = row.value(heading) else { throw Expression.missing(heading) }
    guard let text = row.text(heading) else { return fallback ?? .null }
    if let map {
      if let value = map[text] { return value }
      guard let otherwise else {
        throw RowFault(
          column: heading, code: "unmapped",
          detail:
            "The mapping says nothing of \"\(text.cut(to: 200))\"; add it to map, or give otherwise."
        )
      }
      return otherwise
    }
    if let conversion {
      do throws(Refusal) {
        return try conversion.value(text)
      } catch {
        throw RowFault(column: heading, code: error.code, detail: error.detail)
      }
    }
    if let cut, text.unicodeScalars.count > cut { return .string(text.cut(to: cut).trimmed) }
    guard case .string = cell else { return cell }
    return .string(text)
  }
}
