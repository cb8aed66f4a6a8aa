import JSON

/// How a mapping computes a value from the cells of a row.
indirect enum Expression: Sendable {
  /// The cell under a heading.
  case heading(String)
  /// The cell under the only heading that matches a pattern.
  case like(String)
  case constant(JSON)
  /// Inside `each`: the value at a JSON pointer in the current part.
  case item(String)
  /// Fixed text and cells joined together; null if one of the cells is empty.
  case template([Part])
  /// A stable code of the name under a heading.
  case code(String)
  case converted(Conversion)
  /// A value that a row must give.
  case required(Expression)
  case grid(GridPlace)
  /// The texts that are not null, joined with a separator.
  case joined([Expression], separator: String)
  /// The first value that is not null.
  case first([Expression])
  /// The smallest or the largest text of a list.
  case extreme([Element], isLeast: Bool)
  /// The number of different values of one column among rows with the same value in another.
  case count(of: String, by: String)
  case list([Element])
  case record([(name: String, value: Expression)])

  enum Part: Sendable { case text(String), heading(String), item }

  /// A cell, or a part of one, and the conversion applied to it.
  struct Conversion: Sendable {
    enum Source: Sendable { case heading(String), item(String) }

    let source: Source
    /// Texts that mean that the cell is empty.
    var unless: [String] = []
    var map: [String: JSON]?
    var otherwise: JSON?
    var conversion: CellConversion?
    var money: MoneyConversion?
    var shape: ShapeConversion?
    /// Forms of the text and what replaces it, of which the first that fits is taken.
    var replacing: [TextPattern] = []
    /// Days to add to the resulting date.
    var shift: Int?
    var fallback: JSON?
    var cut: Int?
  }

  /// One element of a list, or several made from the parts of one cell.
  struct Element: Sendable {
    enum Shape: Sendable {
      case record([(name: String, value: Expression)])
      /// Scheme and identifier, split from the org-id under a heading.
      case orgID(String)
      case value(Expression)
    }

    /// A cell with several parts: an array, or a text to split.
    struct Each: Sendable {
      let heading: String
      let separator: String
      /// How many parts to skip at the beginning.
      let skip: Int
    }

    let when: RowCondition?
    let each: Each?
    let shape: Shape
  }

  /// The headings that the expression reads.
  var headings: [String] {
    switch self {
    case .heading(let name), .like(let name): [name]
    case .constant, .item: []
    case .template(let parts):
      parts.compactMap { if case .heading(let name) = $0 { name } else { nil } }
    case .code(let name): [name]
    case .required(let expression): expression.headings
    case .grid(let place): place.headings
    case .converted(let conversion):
      (conversion.heading.map { [$0] } ?? []) + (conversion.money?.currency.headings ?? [])
    case .first(let expressions), .joined(let expressions, _): expressions.flatMap(\.headings)
    case .count(let heading, let by): [heading, by]
    case .list(let elements), .extreme(let elements, _): elements.flatMap(\.headings)
    case .record(let members): members.flatMap(\.value.headings)
    }
  }
}

extension Expression.Conversion {
  /// The heading of the cell; nil for a part of a cell.
  var heading: String? { if case .heading(let name) = source { name } else { nil } }
}

extension Expression.Element {
  var headings: [String] {
    let own: [String] =
      switch shape {
      case .record(let members): members.flatMap(\.value.headings)
      case .orgID(let heading): [heading]
      case .value(let expression): expression.headings
      }
    return own + (each.map { [$0.heading] } ?? []) + (when?.headings ?? [])
  }
}
