import JSON
import Records

/// Parses expressions from a mapping file; every fault has a pointer to its place in the file.
extension Expression {
  init(_ json: JSON, at pointer: String) throws(Fault) {
    switch json {
    case .string(let heading): self = .heading(heading)
    case .object(let object): self = try Expression.read(object, at: pointer)
    case .null, .bool, .integer, .decimal, .array:
      throw Fault(
        .pointer(pointer), "expression",
        "Write a heading, or an object with one of \(Expression.words).")
    }
  }

  private static func read(_ object: JSONObject, at pointer: String) throws(Fault) -> Expression {
    guard let first = object.members.first(where: { forms[$0.name] != nil }),
      let others = forms[first.name]
    else { throw Fault(.pointer(pointer), "expression", "The object needs one of \(words).") }
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
    case ("item", .bool(true)): return try item("", object, pointer)
    case ("item", .string(let path)) where JSONPointer(path) != nil:
      return try item(path, object, pointer)
    case ("text", .string(let text)): return .template(try template(text, at: place))
    case ("code", .string(let heading)): return .code(heading)
    case ("required", let value): return .required(try Expression(value, at: place))
    case ("like", .string(let pattern)): return .like(pattern)
    case ("from-national-grid", _): return .grid(try GridPlace(object, at: pointer))
    case ("from", .string(let heading)):
      return .converted(try conversion(.heading(heading), object, pointer))
    case ("first", .array(let items)): return .first(try expressions(items, at: place))
    case ("join", .array(let items)):
      guard case .string(let separator) = object["with"] ?? ", " else {
        throw Fault(.pointer("\(pointer)/with"), "expression", "with is the text between two.")
      }
      return .joined(try expressions(items, at: place), separator: separator)
    case ("list", .array(let items)): return .list(try elements(items, at: place))
    case ("least", .array(let items)):
      return .extreme(try elements(items, at: place), isLeast: true)
    case ("greatest", .array(let items)):
      return .extreme(try elements(items, at: place), isLeast: false)
    case ("record", .object(let members)):
      return .record(try Expression.members(members, at: place))
    default: throw Fault(.pointer(place), "expression", "\(first.name) does not accept this value.")
    }
  }

  private static let conversions = [
    "unless", "map", "otherwise", "as", "currency", "round", "replace", "shift", "default", "cut",
  ]

  private static let forms: [String: [String]] = [
    "is": [], "item": conversions, "text": [], "code": [], "required": [], "like": [],
    "join": ["with"],
    "from-national-grid": ["give"],
    "first": [],
    "list": [], "least": [],
    "greatest": [], "record": [], "from": conversions,
  ]

  private static let words =
    "is, item, text, code, required, like, from, from-national-grid, join, first, list, least, greatest and record"

  private static func item(_ path: String, _ object: JSONObject, _ pointer: String) throws(Fault)
    -> Expression
  {
    guard object.count > 1 else { return .item(path) }
    return .converted(try conversion(.item(path), object, pointer))
  }

  private static func expressions(_ items: [JSON], at pointer: String) throws(Fault)
    -> [Expression]
  {
    var expressions: [Expression] = []
    for (index, item) in items.enumerated() {
      expressions.append(try Expression(item, at: "\(pointer)/\(index)"))
    }
    return expressions
  }

  private static func elements(_ items: [JSON], at pointer: String) throws(Fault) -> [Element] {
    var elements: [Element] = []
    for (index, item) in items.enumerated() {
      elements.append(try Element(item, at: "\(pointer)/\(index)"))
    }
    return elements
  }

  /// Parses an object whose members are expressions.
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
      let name = String(rest[rest.index(after: opening)..<closing])
      parts.append(name.isEmpty ? .item : .heading(name))
      rest = rest[rest.index(after: closing)...]
    }
    if !rest.isEmpty { parts.append(.text(String(rest))) }
    return parts
  }

  private static func conversion(
    _ source: Conversion.Source, _ object: JSONObject, _ pointer: String
  ) throws(Fault) -> Conversion {
    var conversion = Conversion(source: source)
    if let unless = object["unless"] {
      let texts = unless.array?.compactMap(\.string) ?? []
      guard !texts.isEmpty, texts.count == unless.array?.count else {
        throw Fault(
          .pointer("\(pointer)/unless"), "expression", "unless is a list of texts that say nothing."
        )
      }
      conversion.unless = texts
    }
    if let map = object["map"] {
      guard case .object(let pairs) = map else {
        throw Fault(.pointer("\(pointer)/map"), "expression", "map is an object of text to value.")
      }
      conversion.map = Dictionary(pairs.members.map { ($0.name, $0.value) }) { first, _ in first }
    }
    conversion.otherwise = object["otherwise"]
    conversion.fallback = object["default"]
    try read(form: object, at: pointer, into: &conversion)
    if let replace = object["replace"] {
      conversion.replacing = try patterns(replace, at: "\(pointer)/replace")
    }
    if let shift = object["shift"] {
      guard case .integer(let days) = shift, (-366...366).contains(days),
        conversion.conversion?.givesDay == true
      else {
        throw Fault(
          .pointer("\(pointer)/shift"), "expression",
          "shift is a number of days from -366 to 366, and goes with as day or date.")
      }
      conversion.shift = Int(days)
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

extension Expression {
  /// Reads what a cell is to become.
  private static func read(
    form object: JSONObject, at pointer: String, into conversion: inout Conversion
  ) throws(Fault) {
    if object["as"] == "money" {
      guard let currency = object["currency"] else {
        throw Fault(
          .pointer("\(pointer)/currency"), "required",
          "Say in currency what the amounts are in: a heading, or {\"is\": \"GBP\"}.")
      }
      guard case .bool(let isRounded) = object["round"] ?? false else {
        throw Fault(
          .pointer("\(pointer)/round"), "expression",
          "round is true where fractions of a penny are to be rounded.")
      }
      conversion.money = MoneyConversion(
        currency: try Expression(currency, at: "\(pointer)/currency"), isRounded: isRounded)
      return
    }
    for name in ["currency", "round"] where object[name] != nil {
      throw Fault(.pointer("\(pointer)/\(name)"), "expression", "\(name) goes with as money.")
    }
    guard let form = object["as"] else { return }
    let names = form.array.map { $0.compactMap(\.string) } ?? form.string.map { [$0] } ?? []
    conversion.shape = ShapeConversion(names)
    guard conversion.shape == nil else { return }
    let known =
      switch form {
      case .string(let name): CellConversion(name)
      case .array(let names) where names.allSatisfy({ $0.string != nil }):
        CellConversion(names.compactMap(\.string))
      default: nil as CellConversion?
      }
    guard let known else {
      throw Fault(
        .pointer("\(pointer)/as"), "expression",
        "as is one of money, \(CellConversion.names.joined(separator: ", ")).")
    }
    conversion.conversion = known
  }

  /// Reads pairs of a pattern and what replaces a text of that form.
  private static func patterns(_ json: JSON, at pointer: String) throws(Fault) -> [TextPattern] {
    let pairs = json.array ?? []
    let patterns = pairs.compactMap { pair -> TextPattern? in
      guard pair.array?.count == 2, let from = pair[pointer: "/0"]?.string,
        let to = pair[pointer: "/1"]?.string
      else { return nil }
      return TextPattern(from, to)
    }
    guard !pairs.isEmpty, patterns.count == pairs.count else {
      throw Fault(
        .pointer(pointer), "expression",
        "replace is a list of pairs: a pattern with * for any characters, and the text for it, in which *1 is what the first * stands for."
      )
    }
    return patterns
  }
}

extension Expression.Element {
  private static let shapes = ["members", "org_id", "value"]
  private static let known = shapes + ["when", "each", "split", "skip"]

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
    when = try RowCondition(object["when"], at: "\(pointer)/when")
    each = try Expression.Element.each(object, at: pointer)
    shape = try Expression.Element.shape(object, at: pointer)
  }

  static func each(_ object: JSONObject, at pointer: String) throws(Fault) -> Each? {
    guard let value = object["each"] else {
      for name in ["split", "skip"] where object[name] != nil {
        throw Fault(
          .pointer("\(pointer)/\(name)"), "expression", "\(name) goes with each, a heading.")
      }
      return nil
    }
    guard case .string(let heading) = value else {
      throw Fault(.pointer("\(pointer)/each"), "expression", "each is a heading.")
    }
    let separator = object["split"] ?? ","
    guard case .string(let text) = separator, !text.isEmpty else {
      throw Fault(.pointer("\(pointer)/split"), "expression", "split is the text between parts.")
    }
    guard case .integer(let skip) = object["skip"] ?? 0, (0...1000).contains(skip) else {
      throw Fault(
        .pointer("\(pointer)/skip"), "expression", "skip is how many parts to leave out.")
    }
    return Each(heading: heading, separator: text, skip: Int(skip))
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
    default: throw Fault(.pointer(place), "expression", "\(name) does not accept this value.")
    }
  }
}
