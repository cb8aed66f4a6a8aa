import JSON

/// How a mapping makes a value from the cells of a row.
indirect enum Expression: Sendable {
  /// The text under a heading.
  case heading(String)
  case constant(JSON)
  /// The part of a split cell, inside `each`.
  case item
  /// A template: texts and the headings between them; null if a cell named is empty.
  case template([Part])
  case converted(Conversion)
  case list([Element])
  case record([(name: String, value: Expression)])

  enum Part: Sendable { case text(String), heading(String) }

  /// A cell with what is done to it.
  struct Conversion: Sendable {
    let heading: String
    var map: [String: JSON]?
    var otherwise: JSON?
    var conversion: CellConversion?
    var fallback: JSON?
    var cut: Int?
  }

  /// One element of a list, or several from the parts of one cell.
  struct Element: Sendable {
    enum Shape: Sendable {
      case record([(name: String, value: Expression)])
      /// Scheme and identifier from an org-id under a heading.
      case orgID(String)
      case value(Expression)
    }

    let when: Condition?
    /// The heading of a cell to split, and the separator.
    let each: (heading: String, separator: String)?
    let shape: Shape
  }

  /// Whether a row has a record or an element: a cell is not empty, or holds one value.
  struct Condition: Sendable {
    let heading: String
    let value: String?

    func holds(for row: SourceRow) throws(RowFault) -> Bool {
      guard row.value(heading) != nil else { throw Expression.missing(heading) }
      guard let text = row.text(heading) else { return false }
      return value.map { text.hasSameBytes(as: $0) } ?? true
    }
  }

  /// The headings that the expression reads.
  var headings: [String] {
    switch self {
    case .heading(let name): [name]
    case .constant, .item: []
    case .template(let parts):
      parts.compactMap { if case .heading(let name) = $0 { name } else { nil } }
    case .converted(let conversion): [conversion.heading]
    case .list(let elements): elements.flatMap(\.headings)
    case .record(let members): members.flatMap(\.value.headings)
    }
  }
}

extension Expression.Element {
  var headings: [String] {
    let own: [String] =
      switch shape {
      case .record(let members): members.flatMap(\.value.headings)
      case .orgID(let heading): [heading]
      case .value(let expression): expression.headings
      }
    return own + (each.map { [$0.heading] } ?? []) + (when.map { [$0.heading] } ?? [])
  }
}
