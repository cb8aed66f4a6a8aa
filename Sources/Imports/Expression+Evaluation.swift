import Foundation
import JSON
import Records

extension Expression {
  /// The value for `row`; inside `each`, `item` is the current part of a cell.
  func value(_ row: SourceRow, item: JSON? = nil) throws(RowFault) -> JSON {
    switch self {
    case .heading(let heading):
      guard let value = row.value(heading) else { throw SourceRow.missing(heading) }
      return Expression.trimmed(value)
    case .like(let pattern): return Expression.trimmed(try row.value(like: pattern))
    case .constant(let value): return value
    case .item(let pointer):
      return Expression.trimmed(item.flatMap { $0[pointer: pointer] } ?? .null)
    case .template(let parts):
      return try Expression.fill(parts, row, item).map(JSON.string) ?? .null
    case .code(let heading):
      guard row.value(heading) != nil else { throw SourceRow.missing(heading) }
      guard let text = row.text(heading) else { return .null }
      guard let code = NameCode.text(text) else {
        throw RowFault(
          column: heading, code: "code", detail: "No code can be made of a name without letters.")
      }
      return .string(code)
    case .required(let expression):
      let value = try expression.value(row, item: item)
      guard value.isNull || value == [] else { return value }
      throw RowFault(
        column: expression.headings.first, code: "required",
        detail: "The mapping requires this, and the row does not give it.")
    case .converted(let conversion): return try conversion.value(row, item)
    case .grid(let place): return try place.value(row)
    case .joined(let expressions, let separator):
      var texts: [String] = []
      for expression in expressions {
        if let text = Expression.text(try expression.value(row, item: item)) { texts.append(text) }
      }
      return texts.isEmpty ? .null : .string(texts.joined(separator: separator))
    case .first(let expressions): return try Expression.first(expressions, row, item)
    case .extreme(let elements, let isLeast):
      let texts = try Expression.list(elements, row).compactMap(\.string)
        .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      return (isLeast ? texts.first : texts.last).map(JSON.string) ?? .null
    case .count: return .null
    case .list(let elements): return .array(try Expression.list(elements, row))
    case .record(let members):
      let object = try Expression.object(members, row, item: item)
      return object.members.allSatisfy { $0.value.isNull } ? .null : .object(object)
    }
  }

  static func object(
    _ members: [(name: String, value: Expression)], _ row: SourceRow, item: JSON? = nil
  ) throws(RowFault) -> JSONObject {
    var object = JSONObject()
    for member in members {
      object.append(member.name, try member.value.value(row, item: item))
    }
    return object
  }

  private static func list(_ elements: [Element], _ row: SourceRow) throws(RowFault) -> [JSON] {
    var values: [JSON] = []
    for element in elements {
      // Two headings may have the same identifier.
      for value in try element.values(row) where !values.contains(value) { values.append(value) }
    }
    return values
  }

  /// A heading that the file lacks is skipped, but at least one must be there.
  private static func first(_ expressions: [Expression], _ row: SourceRow, _ item: JSON?)
    throws(RowFault) -> JSON
  {
    var fault: RowFault?
    var isThere = false
    for expression in expressions {
      do throws(RowFault) {
        let value = try expression.value(row, item: item)
        guard value.isNull else { return value }
        isThere = true
      } catch {
        guard error.code == SourceRow.noSuchHeading else { throw error }
        fault = fault ?? error
      }
    }
    if let fault, !isThere { throw fault }
    return .null
  }

  private static func fill(_ parts: [Part], _ row: SourceRow, _ item: JSON?) throws(RowFault)
    -> String?
  {
    var text = ""
    for part in parts {
      switch part {
      case .text(let piece): text += piece
      case .heading(let heading):
        guard row.value(heading) != nil else { throw SourceRow.missing(heading) }
        guard let cell = row.text(heading) else { return nil }
        text += cell
      case .item:
        guard let cell = item.flatMap({ Expression.text($0) }) else { return nil }
        text += cell
      }
    }
    return text
  }

  /// The value with white space trimmed from a text; null if the text is empty.
  static func trimmed(_ value: JSON) -> JSON {
    guard case .string(let text) = value else { return value }
    let trimmed = text.trimmed
    return trimmed.isEmpty ? .null : .string(trimmed)
  }

  /// The value as a cell's text with white space trimmed; nil if that is empty.
  static func text(_ value: JSON) -> String? {
    let text = Cell.text(value).trimmed
    return text.isEmpty ? nil : text
  }
}

extension Expression.Element {
  /// The elements for `row`: none, one, or one for each part of a cell.
  func values(_ row: SourceRow) throws(RowFault) -> [JSON] {
    if let when, try !when.isMet(by: row) { return [] }
    guard let each else {
      let value = try value(row, item: nil)
      return value.isNull ? [] : [value]
    }
    var values: [JSON] = []
    for part in try each.parts(row).dropFirst(each.skip) {
      do throws(RowFault) {
        let value = try value(row, item: part)
        if !value.isNull { values.append(value) }
      } catch {
        // A part has no heading to name in the fault.
        throw RowFault(
          column: error.column ?? each.heading, code: error.code, detail: error.detail)
      }
    }
    return values
  }

  private func value(_ row: SourceRow, item: JSON?) throws(RowFault) -> JSON {
    switch shape {
    case .value(let expression): return try expression.value(row, item: item)
    case .record(let members): return .object(try Expression.object(members, row, item: item))
    case .orgID(let heading):
      guard row.value(heading) != nil else { throw SourceRow.missing(heading) }
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

extension Expression.Element.Each {
  /// The parts of the cell that are not empty.
  func parts(_ row: SourceRow) throws(RowFault) -> [JSON] {
    switch row.value(heading) {
    case nil: throw SourceRow.missing(heading)
    case .array(let items): return items.map(Expression.trimmed).filter { !$0.isNull }
    case .object(let object): return [.object(object)]
    default:
      guard let text = row.text(heading) else { return [] }
      return text.components(separatedBy: separator).map(\.trimmed).filter { !$0.isEmpty }
        .map(JSON.string)
    }
  }
}

extension Expression.Conversion {
  func value(_ row: SourceRow, _ item: JSON?) throws(RowFault) -> JSON {
    let cell: JSON
    switch source {
    case .heading(let heading):
      guard let value = row.value(heading) else { throw SourceRow.missing(heading) }
      cell = value
    case .item(let pointer): cell = item.flatMap { $0[pointer: pointer] } ?? .null
    }
    if let shape, case .object = cell { return try shape.value(cell, row, heading) }
    guard let given = Expression.text(cell), !unless.contains(where: { $0.hasSameBytes(as: given) })
    else { return fallback ?? .null }
    let replaced = replacing.lazy.compactMap { $0.replaced(given) }.first
    let text = replaced ?? given
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
    if let money { return try money.value(text, row, heading) }
    if let shape { return try shape.value(.string(text), row, heading) }
    if let conversion {
      do throws(Refusal) {
        return try shifted(try conversion.value(text))
      } catch {
        throw RowFault(column: heading, code: error.code, detail: error.detail)
      }
    }
    if let cut, text.unicodeScalars.count > cut { return .string(text.cut(to: cut).trimmed) }
    guard case .string = cell else { return replaced.map(JSON.string) ?? cell }
    return text.isEmpty ? .null : .string(text)
  }

  private func shifted(_ value: JSON) throws(Refusal) -> JSON {
    guard let shift else { return value }
    guard let day = value.string.flatMap({ CalendarDate($0) }) else {
      throw Refusal("date", "Write a day as YYYY-MM-DD.")
    }
    return .string(CalendarDate(daysSince1970: day.daysSince1970 + shift).description)
  }
}
