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
        .pointer("\(pointer)/\(JSONPointer.escape(extra.name))"), "unknown_member",
        "Beside \(first.name) there is no such member\(Nearest.sentence(to: extra.name, among: others))."
      )
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
      let place = "\(pointer)/\(JSONPointer.escape(name))"
      members.append((name, try Expression(value, at: place)))
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
      guard case .string(let text) = name, let known = CellConversion(text) else {
        throw Fault(
          .pointer("\(pointer)/as"), "expression",
          "as is one of \(CellConversion.names.joined(separator: ", ")).")
      }
      conversion.conversion = known
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
  private static let shapes = ["members", "org_id", "value"]
  private static let known = shapes + ["when", "each", "split"]

  init(_ json: JSON, at pointer: String) throws(Fault) {
    guard case .object(let object) = json,
      Expression.Element.known.contains(where: { object[$0] != nil })
    else {
      (when, each) = (nil, nil)
      shape = .value(try Expression(json, at: pointer))
      return
    }
    if let fault = Mapping.unknown(object, Expression.Element.known, at: pointer).first {
      throw fault
    }
    when = try Expression.Condition(object["when"], at: "\(pointer)/when")
    each = try Expression.Element.each(object, at: pointer)
    shape = try Expression.Element.shape(object, at: pointer)
  }

  private static func each(_ object: JSONObject, at pointer: String) throws(Fault)
    -> (heading: String, separator: String)?
  {
    switch (object["each"], object["split"]) {
    case (nil, nil): return nil
    case (.string(let heading), nil): return (heading, ",")
    case (.string(let heading), .string(let separator)) where !separator.isEmpty:
      return (heading, separator)
    case (.string, _):
      throw Fault(.pointer("\(pointer)/split"), "expression", "split is the text between parts.")
    case (nil, _):
      throw Fault(.pointer("\(pointer)/split"), "expression", "split goes with each, a heading.")
    default: throw Fault(.pointer("\(pointer)/each"), "expression", "each is a heading.")
    }
  }

  private static func shape(_ object: JSONObject, at pointer: String) throws(Fault) -> Shape {
    let given = shapes.filter { object[$0] != nil }
    guard given.count == 1, let name = given.first, let value = object[name] else {
      throw Fault(
        .pointer(pointer), "expression", "An element needs one of members, org_id and value.")
    }
    let place = "\(pointer)/\(name)"
    switch (name, value) {
    case ("org_id", .string(let heading)): return .orgID(heading)
    case ("members", .object(let members)):
      return .record(try Expression.members(members, at: place))
    case ("value", _): return .value(try Expression(value, at: place))
    default: throw Fault(.pointer(place), "expression", "\(name) does not take this value.")
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
