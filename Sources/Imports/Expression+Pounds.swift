extension Expression {
  /// Whether it reads an amount as pounds, which holds for records in sterling alone.
  var readsPounds: Bool {
    switch self {
    case .converted(let conversion):
      if case .pounds = conversion.conversion { true } else { false }
    case .joined(let expressions, _), .first(let expressions):
      expressions.contains { $0.readsPounds }
    case .list(let elements), .extreme(let elements, _):
      elements.contains { element in
        switch element.shape {
        case .value(let expression): expression.readsPounds
        case .record(let members): members.contains { $0.value.readsPounds }
        case .orgID: false
        }
      }
    case .record(let members): members.contains { $0.value.readsPounds }
    case .required(let expression): expression.readsPounds
    case .heading, .like, .constant, .item, .template, .code, .grid, .count: false
    }
  }
}
