import HTTP
import JSON
import Records

/// One route as an operation of OpenAPI.
struct OperationDescription {
  private let route: Route
  private let catalogue: Catalogue
  private let example: Examples.Example?

  init(_ route: Route, _ catalogue: Catalogue, _ example: Examples.Example?) {
    (self.route, self.catalogue, self.example) = (route, catalogue, example)
  }

  var json: JSON {
    var operation: JSONObject = [
      "operationId": .string(route.operationID), "summary": .string(route.summary),
      "tags": [.string(route.tag)],
    ]
    operation["description"] = route.needInWords.map(JSON.string)
    let parameters = ParameterDescription.all(route, catalogue)
    if !parameters.isEmpty { operation["parameters"] = .array(parameters) }
    if let body { operation["requestBody"] = body }
    operation["responses"] = .object(responses)
    operation["security"] = route.security
    return .object(operation)
  }

  private var body: JSON? {
    guard !route.bodyTypes.isEmpty else { return Optional.none }
    var content = JSONObject()
    for type in route.bodyTypes {
      var media: JSONObject = ["schema": bodySchema]
      if let example, type == example.type { media["example"] = example.body }
      content[type] = .object(media)
    }
    let isOptional =
      switch route.operation {
      case .move, .rotateKey: true
      default: false
      }
    return ["required": .bool(!isOptional), "content": .object(content)]
  }

  private var bodySchema: JSON {
    route.bodySchemaName.map(SharedSchemas.reference) ?? ["type": "string"]
  }

  private var answerSchema: JSON {
    if case .read(let resource) = route.operation {
      let name = Description.schemaName(resource)
      guard resource.name == "postcodes" else { return SharedSchemas.wholeOrSelection(name) }
      return [
        "anyOf": [
          SharedSchemas.reference("PostcodeAreas"), SharedSchemas.reference(name),
          SharedSchemas.reference("\(name)Selection"),
        ]
      ]
    }
    return SharedSchemas.reference(route.schemaName)
  }

  private var responses: JSONObject {
    var responses = JSONObject()
    for status in route.successes { responses["\(status)"] = success(status) }
    for status in route.failures {
      responses["\(status)"] = ["$ref": .string("#/components/responses/Problem\(status)")]
    }
    return responses
  }

  private func success(_ status: Int) -> JSON {
    var headers: JSONObject = ["X-Request-Id": ["$ref": "#/components/headers/X-Request-Id"]]
    if route.resource != nil { headers["ETag"] = ["$ref": "#/components/headers/ETag"] }
    if status == 201 { headers["Location"] = ["$ref": "#/components/headers/Location"] }
    if case .list(let resource) = route.operation, SharedSchemas.isByArea(resource) {
      headers["X-Undecided-Areas"] = ["$ref": "#/components/headers/X-Undecided-Areas"]
    }
    var response: JSONObject = [
      "description": .string(OperationDescription.meaning[status] ?? "Done."),
      "headers": .object(headers),
    ]
    guard status != 204, status != 304 else { return .object(response) }
    var content = JSONObject()
    for format in route.formats {
      var media: JSONObject = [
        "schema": format != .json
          ? ["type": format == .geojson ? "object" : "string"]
          : status == 300 ? SharedSchemas.reference("CurrentAreas") : answerSchema
      ]
      if format == .json, let example, example.status == status {
        media["example"] = example.answer
      }
      content[format.mediaType] = .object(media)
    }
    response["content"] = .object(content)
    let links = links
    if status == 200, !links.isEmpty { response["links"] = .object(links) }
    return .object(response)
  }

  /// What else is answered about the record that was read: its address follows from its id.
  private var links: JSONObject {
    var links = JSONObject()
    guard case .read(let resource) = route.operation else { return links }
    let item = "\(route.path)/"
    for view in View.all where view.resource.name == resource.name && view.path.hasPrefix(item) {
      guard !view.path.dropFirst(item.count).contains("{") else { continue }
      links[view.name] = [
        "operationId": .string(view.name), "parameters": ["id": "$response.body#/id"],
        "description": .string(view.summary),
      ]
    }
    return links
  }

  private static let meaning = [
    200: "As asked.", 201: "Created.", 204: "Done; there is no body.",
    300: "Several areas; choose one of items.", 304: "What the client has is current.",
  ]
}
