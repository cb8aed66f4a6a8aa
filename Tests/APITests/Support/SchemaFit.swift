import Foundation
import JSON
import Records

/// Judges answers by the schemas of the API's description.
///
/// It is stricter than JSON Schema: a member that no schema declares is a fault even where the schema leaves
/// room for it, and members stand in the order in which they are declared.
struct SchemaFit {
  /// The schemas by name.
  let schemas: JSON

  init(_ description: JSON) { schemas = description["components"]?["schemas"] ?? .null }

  /// Where `value` differs from the schema called `name`: the pointer, and what is there.
  func differences(_ value: JSON, _ name: String) -> [String] {
    guard let schema = schemas[name] else { return ["no schema \(name)"] }
    return differences(value, schema, at: "")
  }

  /// Where `value` differs from `schema`.
  func differences(_ value: JSON, _ schema: JSON, at place: String) -> [String] {
    if let name = schema["$ref"]?.string?.split(separator: "/").last {
      guard let named = schemas[String(name)] else { return ["\(place) refers to nothing"] }
      return differences(value, named, at: place)
    }
    if let all = schema["allOf"]?.array {
      return all.flatMap { differences(value, $0, at: place) }
    }
    if let any = schema["anyOf"]?.array {
      let found = any.map { differences(value, $0, at: place) }
      return found.min { $0.count < $1.count } ?? []
    }
    if let types = schema["type"] {
      let type = type(value)
      let allowed = types.array ?? [types]
      guard allowed.contains(.string(type)) || type == "integer" && allowed.contains("number")
      else { return ["\(place) is of type \(type)"] }
    }
    if let words = schema["enum"]?.array, !words.contains(value) {
      return ["\(place) is \(value.text)"]
    }
    if let constant = schema["const"], constant != value { return ["\(place) is \(value.text)"] }
    switch value {
    case .object(let object): return members(object, schema, at: place)
    case .array(let items):
      guard let inner = schema["items"] else { return ["\(place) is an undeclared list"] }
      return items.enumerated().flatMap {
        differences($0.element, inner, at: "\(place)/\($0.offset)")
      }
    case .string(let text):
      return fits(text, schema) ? [] : ["\(place) is \(text)"]
    case .integer(let number):
      let isInside =
        number >= schema["minimum"]?.integer ?? .min && number <= schema["maximum"]?.integer ?? .max
      return isInside ? [] : ["\(place) is \(number)"]
    case .null, .bool, .decimal: return []
    }
  }

  private func members(_ object: JSONObject, _ schema: JSON, at place: String) -> [String] {
    let names = object.members.map(\.name)
    let missing = (schema["required"]?.array ?? []).compactMap(\.string)
      .filter { !names.contains($0) }.map { "\(place)/\($0) is missing" }
    if let other = schema["additionalProperties"], other.object != nil {
      return missing
        + object.members.flatMap { name, value in
          differences(value, schema["properties"]?[name] ?? other, at: "\(place)/\(name)")
        }
    }
    guard let properties = schema["properties"]?.object else { return missing }
    let order = properties.members.map(\.name).filter { names.contains($0) }
    let undeclared = names.filter { properties[$0] == nil }.map { "\(place)/\($0) is undeclared" }
    let misplaced = undeclared.isEmpty && names != order ? ["\(place) has the order \(names)"] : []
    return missing + undeclared + misplaced
      + object.members.flatMap { member in
        properties[member.name].map {
          differences(member.value, $0, at: "\(place)/\(member.name)")
        } ?? []
      }
  }

  private func type(_ value: JSON) -> String {
    switch value {
    case .null: "null"
    case .bool: "boolean"
    case .integer: "integer"
    case .decimal: "number"
    case .string: "string"
    case .array: "array"
    case .object: "object"
    }
  }

  private func fits(_ text: String, _ schema: JSON) -> Bool {
    let length = Int64(text.unicodeScalars.count)
    guard length >= schema["minLength"]?.integer ?? 0,
      length <= schema["maxLength"]?.integer ?? .max
    else { return false }
    switch schema["format"]?.string {
    case "date": if CalendarDate(text) == nil { return false }
    case "date-time": if Instant(text) == nil { return false }
    default: break
    }
    guard let pattern = schema["pattern"]?.string else { return true }
    return text.range(of: pattern, options: .regularExpression) != nil
  }
}
