import HTTP
import JSON
import Records

/// One endpoint as an operation of OpenAPI.
struct OperationDescription {
  private let endpoint: Endpoint
  private let example: Examples.Made?

  init(_ endpoint: Endpoint, _ example: Examples.Made?) {
    (self.endpoint, self.example) = (endpoint, example)
  }

  var json: JSON {
    var operation: JSONObject = [
      "operationId": .string(endpoint.id), "summary": .string(endpoint.summary),
      "tags": [.string(endpoint.tag)],
    ]
    operation["description"] = need.map(JSON.string)
    let parameters = endpoint.parameters.map(\.description)
    if !parameters.isEmpty { operation["parameters"] = .array(parameters) }
    if let body { operation["requestBody"] = body }
    operation["responses"] = .object(responses)
    operation["security"] = security
    return .object(operation)
  }

  /// Which scopes the endpoint needs, in sentences; nil if anybody may call it.
  private var need: String? {
    switch endpoint.need {
    case .nothing: nil
    case .scope(let scopes):
      (["Needs a key with the scope \(scopes.map(\.name).joined(separator: " or "))."]
        + endpoint.furtherNeeds).joined(separator: " ")
    case .writeOfKind: "Needs a key with the scope KIND:write of the kind imported."
    }
  }

  /// The security requirements, any of which is enough; a scope stands as a role (OpenAPI 3.1, 4.8.30).
  private var security: JSON? {
    switch endpoint.need {
    case .nothing: nil
    case .scope(let scopes): .array(scopes.map { ["key": [.string($0.name)]] })
    case .writeOfKind: [["key": []]]
    }
  }

  private var body: JSON? {
    guard let body = endpoint.body else { return nil }
    var content = JSONObject()
    for type in body.types {
      var media: JSONObject = ["schema": body.schema(of: type)]
      if let example, type == example.type { media["example"] = example.body }
      content[type] = .object(media)
    }
    return ["required": .bool(!body.isOptional), "content": .object(content)]
  }

  private var responses: JSONObject {
    var responses = JSONObject()
    for success in endpoint.successes { responses["\(success.status)"] = describe(success) }
    for status in endpoint.failures {
      responses["\(status)"] = ["$ref": .string("#/components/responses/Problem\(status)")]
    }
    return responses
  }

  private func describe(_ success: Success) -> JSON {
    let headers = ["X-Request-Id"] + success.headers
    var response: JSONObject = [
      "description": .string(success.about),
      "headers": .object(
        JSONObject(headers.map { ($0, ["$ref": .string("#/components/headers/\($0)")]) })),
    ]
    guard success.hasBody else { return .object(response) }
    var content = JSONObject()
    for format in endpoint.formats {
      var media: JSONObject = ["schema": format.schema(success.schema)]
      if format == .json, let example, example.status == success.status {
        media["example"] = example.answer
      }
      content[format.mediaType] = .object(media)
    }
    response["content"] = .object(content)
    if success.status == 200, !endpoint.links.isEmpty { response["links"] = .object(links) }
    return .object(response)
  }

  /// Links to the endpoints that answer about the record just read, by its id.
  private var links: JSONObject {
    JSONObject(
      endpoint.links.map { link in
        (
          link.id,
          [
            "operationId": .string(link.id), "parameters": ["id": "$response.body#/id"],
            "description": .string(link.summary),
          ]
        )
      })
  }
}
