package import JSON

/// A parameter of an endpoint, whatever the type of its value: what routing and the description need of it.
package protocol DeclaredParameter: Sendable {
  var name: String { get }
  var place: ParameterPlace { get }
  /// What it means, in a sentence.
  var about: String { get }
  var schema: JSON { get }
  var isRequired: Bool { get }
  /// The forms of answer with which it is allowed; nil for all of them.
  var formats: [Format]? { get }

  /// The same parameter, for answers in `formats` alone.
  func only(_ formats: [Format]) -> Self
}

extension DeclaredParameter {
  /// Whether it is a parameter of the query that is allowed with `format`.
  func isAllowed(with format: Format) -> Bool {
    place == .query && formats?.contains(format) ?? true
  }

  /// As OpenAPI describes it.
  var description: JSON {
    var parameter: JSONObject = ["name": .string(name), "in": .string(place.rawValue)]
    if isRequired { parameter["required"] = true }
    parameter["description"] = .string(about)
    parameter["schema"] = schema
    return .object(parameter)
  }
}
