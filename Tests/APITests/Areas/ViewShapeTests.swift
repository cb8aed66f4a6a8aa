import API
import JSON
import Testing

/// Answers that are worked out have the shape that is declared for them.
@Suite struct ViewShapeTests {
  private static let document = try? JSON(parsing: Description.json())

  /// Where `value` differs from `schema`: the pointers of members that are missing, unknown or of another type.
  private func differences(_ value: JSON, _ schema: JSON, at place: String) -> [String] {
    let types = schema["type"]?.array ?? [schema["type"] ?? .null]
    switch value {
    case .null: return types.contains("null") ? [] : ["\(place) null"]
    case .object(let object):
      guard let properties = schema["properties"]?.object else { return ["\(place) object"] }
      let names = object.members.map(\.name)
      guard names == properties.members.map(\.name) else { return ["\(place) \(names)"] }
      return object.members.flatMap {
        differences($0.value, properties[$0.name] ?? .null, at: "\(place)/\($0.name)")
      }
    case .array(let items):
      guard let inner = schema["items"] else { return ["\(place) array"] }
      return items.enumerated().flatMap {
        differences($0.element, inner, at: "\(place)/\($0.offset)")
      }
    case .string(let text):
      let words = schema["enum"]?.array ?? [.string(text)]
      return types.contains("string") && words.contains(value) ? [] : ["\(place) \(text)"]
    case .bool: return types.contains("boolean") ? [] : ["\(place) boolean"]
    case .integer: return types.contains("integer") ? [] : ["\(place) integer"]
    case .decimal: return types.contains("number") ? [] : ["\(place) number"]
    }
  }

  @Test(arguments: [
    "/v1/areas/{id}/lineage", "/v1/areas/{id}/members", "/v1/areas/{id}/relation/{other}",
    "/v1/areas/{id}/coterminous", "/v1/areas/coterminous", "/v1/areas/{id}/trace",
    "/v1/organisations/{id}/overview", "/v1/organisations/{id}/lineage",
  ])
  func `each example has the declared members in the declared order`(path: String) throws {
    let document = try #require(Self.document)
    let media = document["paths"]?[path]?["get"]?["responses"]?["200"]?["content"]?[
      "application/json"]
    let name = try #require(media?["schema"]?["$ref"]?.string?.split(separator: "/").last)
    let schema = try #require(document["components"]?["schemas"]?[String(name)])
    let example = try #require(media?["example"])
    #expect(differences(example, schema, at: "") == [])
  }
}
