import JSON
import Records

/// A condition on a row, which decides whether it gives a record or an element.
indirect enum RowCondition: Sendable {
  /// A cell is not empty.
  case given(String)
  /// A cell has one of these values.
  case oneOf(String, [String])
  /// A cell has an amount below or above this one, in millionths.
  case compared(String, to: Int64, isBelow: Bool)
  /// Two cells have the same text, or are both empty.
  case same(String, String)
  case not(RowCondition)
  case all([RowCondition])
  case any([RowCondition])

  func isMet(by row: SourceRow) throws(RowFault) -> Bool {
    switch self {
    case .given(let heading): return try RowCondition.text(heading, row) != nil
    case .oneOf(let heading, let values):
      guard let text = try RowCondition.text(heading, row) else { return false }
      return values.contains { text.hasSameBytes(as: $0) }
    case .compared(let heading, let limit, let isBelow):
      guard let text = try RowCondition.text(heading, row) else { return false }
      // To a millionth, which no amount in a table is finer than.
      guard let (amount, _) = Amount(text, of: "GBP")?.units(6) else {
        throw RowFault(
          column: heading, code: "money", detail: "Write an amount such as 1,250.50, to compare it."
        )
      }
      return isBelow ? amount < limit : amount > limit
    case .same(let one, let other):
      return try RowCondition.text(one, row) == RowCondition.text(other, row)
    case .not(let condition): return try !condition.isMet(by: row)
    case .all(let conditions):
      for condition in conditions where try !condition.isMet(by: row) { return false }
      return true
    case .any(let conditions):
      for condition in conditions where try condition.isMet(by: row) { return true }
      return false
    }
  }

  private static func text(_ heading: String, _ row: SourceRow) throws(RowFault) -> String? {
    guard row.value(heading) != nil else { throw SourceRow.missing(heading) }
    return row.text(heading)
  }

  /// The headings that the condition reads.
  var headings: [String] {
    switch self {
    case .given(let heading), .oneOf(let heading, _), .compared(let heading, _, _): [heading]
    case .same(let one, let other): [one, other]
    case .not(let condition): condition.headings
    case .all(let conditions), .any(let conditions): conditions.flatMap(\.headings)
    }
  }
}

extension RowCondition {
  /// Parses `"heading"`, `{"heading": "value"}` and combinations of them; nil for no condition.
  init?(_ json: JSON?, at pointer: String) throws(Fault) {
    guard let json else { return nil }
    self = try RowCondition.read(json, at: pointer)
  }

  private static func read(_ json: JSON, at pointer: String) throws(Fault) -> RowCondition {
    if case .string(let heading) = json { return .given(heading) }
    guard case .object(let object) = json, let first = object.members.first else {
      throw wrong(pointer)
    }
    let place = "\(pointer)/\(JSONPointer.escape(first.name))"
    if object.count == 1 {
      switch (first.name, first.value) {
      case ("not", let condition): return .not(try read(condition, at: place))
      case ("all", .array(let items)): return .all(try read(items, at: place))
      case ("any", .array(let items)): return .any(try read(items, at: place))
      case ("same", .array(let items)):
        let headings = items.compactMap(\.string)
        guard headings.count == 2, items.count == 2 else {
          throw Fault(.pointer(place), "expression", "same needs two headings.")
        }
        return .same(headings[0], headings[1])
      default: break
      }
    }
    var conditions: [RowCondition] = []
    for (heading, value) in object.members {
      if case .object(let limits) = value {
        conditions += try compared(heading, limits, at: "\(pointer)/\(JSONPointer.escape(heading))")
        continue
      }
      let values = value.array ?? [value]
      let texts = values.compactMap(\.string)
      guard !texts.isEmpty, texts.count == values.count else { throw wrong(pointer) }
      conditions.append(.oneOf(heading, texts))
    }
    return conditions.count == 1 ? conditions[0] : .all(conditions)
  }

  private static func compared(_ heading: String, _ limits: JSONObject, at pointer: String)
    throws(Fault) -> [RowCondition]
  {
    var conditions: [RowCondition] = []
    for (name, limit) in limits.members {
      guard name == "below" || name == "above", limit.string == nil,
        let (amount, _) = Amount(Cell.text(limit), of: "GBP")?.units(6)
      else {
        throw Fault(
          .pointer(pointer), "expression", "Compare with below and above, each with a number.")
      }
      conditions.append(.compared(heading, to: amount, isBelow: name == "below"))
    }
    guard !conditions.isEmpty else { throw wrong(pointer) }
    return conditions
  }

  private static func read(_ items: [JSON], at pointer: String) throws(Fault) -> [RowCondition] {
    guard !items.isEmpty else { throw wrong(pointer) }
    var conditions: [RowCondition] = []
    for (index, item) in items.enumerated() {
      conditions.append(try read(item, at: "\(pointer)/\(index)"))
    }
    return conditions
  }

  private static func wrong(_ pointer: String) -> Fault {
    Fault(
      .pointer(pointer), "expression",
      "A condition is a heading, an object of headings to a value, a list of values or {\"below\": NUMBER, \"above\": NUMBER}, or an object with not, all, any or same."
    )
  }
}
