import JSON

/// Reads expressions from a mapping file; every fault has the pointer of its place in the file.
extension Expression {
  init(_ json: JSON, at pointer: String) throws(Fault) {
    switch json {
    case .string(let heading): self = .heading(heading)
    case .object(let object): self = try Expression.read(object, at: pointer)
    case .null, .bool, .integer, .decimal, .array:
      throw Fault(
        .pointer(pointer), "expression",
        "Write a heading, or an object with is, item, text, from, list or record.")
    }
  }

  private static func read(_ object: JSONObject, at pointer: String) throws(Fault) -> Expression {
    guard let first = object.members.first(where: { forms[$0.name] != nil }),
      let others = forms[first.name]
    else {
      throw Fault(
        .pointer(pointer), "expression", "The object needs is, item, text, from, list or record.")
    }
    if let extra = object.members.first(where: {
      $0.name != first.name && !others.contains($0.name)
    }) {
      throw Fault(
        .pointer("\(pointer)/\(extra.name)"), "expression",
        "Beside \(first.name) there is no \(extra.name).")
    }
    let place = "\(pointer)/\(first.name)"
    switch (first.name, first.value) {
    case ("is", let value): return .constant(value)
    case ("item", .bool(true)): return .item
    case ("text", .string(let text)): return .template(try template(text, at: place))
    case ("from", .string(let heading)): return .converted(try conversion(heading, object, pointer))
    case ("list", .array(let items)):
      var elements: [Element] = []
      for (index, item) in items.enumerated() {
        elements.append(try Element(item, at: "\(place)/\(index)"))
      }
      return .list(elements)
    case ("record", .object(let members)):
      return .record(try Expression.members(members, at: place))
    default: throw Fault(.pointer(place), "expression", "\(first.name) does not take this value.")
    }
  }

  private static let forms: [String: [String]] = [
    "is": [], "item": [], "text": [], "list": [], "record": [],
    "from": ["map", "otherwise", "as", "default", "cut"],
  ]

  /// Reads an object whose members are expressions.
  static func members(_ object: JSONObject, at pointer: String) throws(Fault)
    -> [(name: String, value: Expression)]
  {
    var members: [(name: String, value: Expression)] = []
    for (name, value) in object.members {
      members.append((name, try Expression(value, at: "\(pointer)/\(name)")))
    }
    return members
  }

  static func template(_ text: String, at pointer: String) throws(Fault) -> [Part] {
    var parts: [Part] = []
    var rest = Substring(text)
    while let opening = rest.firstIndex(of: "{") {
      guard let closing = rest[opening...].firstIndex(of: "}") else {
        throw Fault(.pointer(pointer), "expression", "The brace { is never closed.")
      }
      if opening > rest.startIndex { parts.append(.text(String(rest[..<opening]))) }
      parts.append(.heading(String(rest[rest.index(after: opening)..<closing])))
      rest = rest[rest.index(after: closing)...]
    }
    if !rest.isEmpty { parts.append(.text(String(rest))) }
    return parts
  }

  private static func conversion(_ heading: String, _ object: JSONObject, _ pointer: String)
    throws(Fault) -> Conversion
  {
    var conversion = Conversion(heading: heading)
    if let map = object["map"] {
      guard case .object(let pairs) = map else {
        throw Fault(.pointer("\(pointer)/map"), "expression", "map is an object of text to value.")
      }
      conversion.map = Dictionary(pairs.members.map { ($0.name, $0.value) }) { first, _ in first }
    }
    conversion.otherwise = object["otherwise"]
    conversion.fallback = object["default"]
    if let name = object["as"] {
      guard case .string(let text) = name, CellConversion(text) != nil else {
        throw Fault(
          .pointer("\(pointer)/as"), "expression",
          "as is one of \(CellConversion.names.joined(separator: ", ")).")
      }
      conversion.conversion = text
    }
    if let cut = object["cut"] {
      guard case .integer(let length) = cut, length > 0 else {
        throw Fault(.pointer("\(pointer)/cut"), "expression", "cut is a number of characters.")
      }
      conversion.cut = Int(length)
    }
    return conversion
  }
}

extension Expression.Element {
  init(_ json: JSON, at pointer: String) throws(Fault) {
    guard case .object(let object) = json,
      object["members"] != nil || object["org_id"] != nil || object["value"] != nil
    else {
      (when, each) = (nil, nil)
      shape = .value(try Expression(json, at: pointer))
      return
    }
    when = try Expression.Condition(object["when"], at: "\(pointer)/when")
    if let heading = object.text("each") {
      each = (heading, object.text("split") ?? ",")
    } else {
      each = nil
    }
    if let heading = object.text("org_id") {
      shape = .orgID(heading)
    } else if let value = object["value"] {
      shape = .value(try Expression(value, at: "\(pointer)/value"))
    } else if case .object(let members) = object["members"] {
      shape = .record(try Expression.members(members, at: "\(pointer)/members"))
    } else {
      throw Fault(.pointer(pointer), "expression", "An element needs members, org_id or value.")
    }
  }
}

extension Expression.Condition {
  /// Reads `"heading"` or `{"heading": "value"}`; nil if there is none.
  init?(_ json: JSON?, at pointer: String) throws(Fault) {
    switch json {
    case nil: return nil
    case .string(let heading): self.init(heading: heading, value: nil)
    case .object(let object) where object.count == 1:
      guard case .string(let value) = object.members[0].value else { fallthrough }
      self.init(heading: object.members[0].name, value: value)
    default:
      throw Fault(
        .pointer(pointer), "expression", "when is a heading, or an object of heading to value.")
    }
  }
}
