import Records

extension RecordError {
  /// The faults, if the error carries any.
  var faults: [Fault] {
    switch self {
    case .invalid(let faults), .badRequest(let faults), .conflict(_, _, let faults): faults
    case .notFound, .gone, .forbidden, .scopeMissing, .stale, .unconditional, .keyReused: []
    }
  }

  /// Place and code of each fault, such as `/name required`.
  var marks: [String] { faults.map(\.mark) }

  /// The code of a conflict.
  var conflict: String? {
    if case .conflict(let code, _, _) = self { code } else { nil }
  }
}

extension Fault {
  /// Place and code, such as `/name required`.
  var mark: String {
    switch place {
    case .pointer(let name), .parameter(let name), .header(let name): "\(name) \(code)"
    }
  }
}
