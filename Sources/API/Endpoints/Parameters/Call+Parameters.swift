import HTTP
import JSON
import Records

/// How an endpoint reads its parameters.
extension Call {
  /// The value of `parameter`, nil if it is not given; throws a fault if it cannot be read.
  package func value<Value>(_ parameter: Parameter<Value>) throws -> Value? {
    try text(parameter).map { try parameter.value(of: $0, at: Call.place(of: parameter)) }
  }

  /// The value of `parameter`; throws if it is not given, with `example` as what to write.
  package func needed<Value>(_ parameter: Parameter<Value>, such example: String) throws -> Value {
    guard let value = try value(parameter) else {
      let name = parameter.name
      throw RecordError.badRequest([
        Fault(.parameter(name), "required", "Give \(name), such as \(name)=\(example).")
      ])
    }
    return value
  }

  private func text(_ parameter: some DeclaredParameter) -> String? {
    switch parameter.place {
    case .query: parameters.first { $0.name == parameter.name }?.value
    case .header: request.headers.first(parameter.name)
    case .path: match.parameters.first { $0.name == parameter.name }?.value
    }
  }

  private static func place(of parameter: some DeclaredParameter) -> Fault.Place {
    parameter.place == .header ? .header(parameter.name) : .parameter(parameter.name)
  }

  /// Refuses parameters of the query that the endpoint does not declare for the form of the answer.
  package func refuseUnknown() throws {
    guard !parameters.isEmpty else { return }
    try refuseUnknown(but: endpoint.parameters.filter { $0.isAllowed(with: format) })
  }

  /// The same of a page or a health check, for which what others add to addresses does not matter: `_` against
  /// caches, and `utm_…` that tells where a visitor comes from.
  func refuseUnknownButMarks() throws {
    let isMarked = parameters.allSatisfy { $0.name == "_" || $0.name.hasPrefix("utm_") }
    if !isMarked { try refuseUnknown() }
  }

  /// Refuses parameters of the query other than `known`.
  package func refuseUnknown(but known: [any DeclaredParameter]) throws {
    let names = known.map { $0.name }
    var faults: [Fault] = []
    for (index, parameter) in parameters.enumerated() {
      if !names.contains(where: { $0.hasSameBytes(as: parameter.name) }) {
        let list = names.isEmpty ? "takes none" : "takes \(names.joined(separator: ", "))"
        faults.append(
          Fault(
            .parameter(parameter.name), "unknown_parameter",
            "There is no such parameter here; this path \(list)\(Nearest.sentence(to: parameter.name, among: names))."
          ))
      } else if parameters[..<index].contains(where: { $0.name == parameter.name }) {
        faults.append(
          Fault(
            .parameter(parameter.name), "repeated",
            "\(parameter.name) is given twice; give it once."))
      }
    }
    guard faults.isEmpty else { throw RecordError.badRequest(faults) }
  }

  /// Runs every reading, and throws the faults of all of them together.
  package func together(_ readings: (() throws -> Void)...) throws {
    var faults: [Fault] = []
    for reading in readings {
      do {
        try reading()
      } catch RecordError.badRequest(let more) {
        faults += more
      }
    }
    guard faults.isEmpty else { throw RecordError.badRequest(faults) }
  }

  /// The reason for the change, kept in the history.
  package func note() throws -> String? { try value(CommonParameters.note) }

  /// Refuses an idempotency key where no answer is kept under it: the client would rely on it in
  /// vain.
  func refuseIdempotencyKey(_ detail: String) throws {
    guard request.headers.contains("Idempotency-Key") else { return }
    throw RecordError.badRequest([Fault(.header("Idempotency-Key"), "not_taken", detail)])
  }
}
