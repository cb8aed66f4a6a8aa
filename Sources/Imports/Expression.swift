import Geometry
import JSON

/// How a mapping makes a value from the cells of a row.
indirect enum Expression: Sendable {
  /// The text under a heading.
  case heading(String)
  /// The text under the one heading that a pattern fits.
  case like(String)
  case constant(JSON)
  /// What a JSON pointer finds in the part of a cell, inside `each`; the part itself if it is empty.
  case item(String)
  /// A template: texts and the headings between them; null if a cell named is empty.
  case template([Part])
  case converted(Conversion)
  /// The texts that are not null, one behind the other.
  case joined([Expression], separator: String)
  /// The first value that is not null.
  case first([Expression])
  /// The least or the greatest text of a list.
  case extreme([Element], isLeast: Bool)
  /// How many values stand under one heading in the rows that agree with this one under another.
  case count(of: String, by: String)
  case list([Element])
  case record([(name: String, value: Expression)])

  enum Part: Sendable { case text(String), heading(String), item }

  /// A cell, or the part of one, with what is done to it.
  struct Conversion: Sendable {
    enum Source: Sendable { case heading(String), item(String) }

    let source: Source
    /// Texts that say nothing.
    var unless: [String] = []
    var map: [String: JSON]?
    var otherwise: JSON?
    var conversion: CellConversion?
    /// Days to add to the day that the conversion gives.
    var shift: Int?
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

    /// A cell with several parts: the elements of an array, or a text to split.
    struct Each: Sendable {
      let heading: String
      let separator: String
      /// How many parts to leave out at the beginning.
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
    case .converted(let conversion): conversion.heading.map { [$0] } ?? []
    case .first(let expressions), .joined(let expressions, _): expressions.flatMap(\.headings)
    case .count(let heading, let by): [heading, by]
    case .list(let elements), .extreme(let elements, _): elements.flatMap(\.headings)
    case .record(let members): members.flatMap(\.value.headings)
    }
  }
}

extension Expression.Conversion {
  /// The heading of the cell, unless it is a part of one.
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
