import Foundation
import HTTP
package import JSON
package import Records
import Register
import Store

/// The API's description (OpenAPI 3.1): paths from the table of endpoints, schemas from the declarations,
/// examples from requests really made to the sample register.
package enum Description {
  /// The description in YAML.
  package static func yaml(_ endpoints: [Endpoint], _ catalogue: Catalogue) throws -> [UInt8] {
    try YAML.text(whole(endpoints, catalogue))
  }

  /// The description in JSON, laid out for people.
  package static func json(_ endpoints: [Endpoint], _ catalogue: Catalogue) throws -> [UInt8] {
    try Array("\(whole(endpoints, catalogue).prettyPrinted)\n".utf8)
  }

  /// The description as the server gives it: in YAML, and in JSON without spaces.
  static func files(_ endpoints: [Endpoint], _ catalogue: Catalogue) throws
    -> (yaml: DescriptionFile, json: DescriptionFile)
  {
    let whole = try whole(endpoints, catalogue)
    return (DescriptionFile(YAML.text(whole)), DescriptionFile(whole.bytes))
  }

  private static func whole(_ endpoints: [Endpoint], _ catalogue: Catalogue) throws -> JSON {
    document(endpoints, catalogue, try Examples.make(endpoints, catalogue))
  }

  /// The description of `endpoints`, without examples.
  package static func document(_ endpoints: [Endpoint], _ catalogue: Catalogue) -> JSON {
    document(endpoints, catalogue, [:])
  }

  private static func document(
    _ endpoints: [Endpoint], _ catalogue: Catalogue, _ examples: [String: Examples.Made]
  ) -> JSON {
    var paths = JSONObject()
    for endpoint in endpoints {
      var item = paths[endpoint.path]?.object ?? [:]
      item[endpoint.method.name.lowercased()] =
        OperationDescription(endpoint, examples[endpoint.id]).json
      paths[endpoint.path] = .object(item)
    }
    return [
      "openapi": "3.1.0",
      "info": [
        "title": "Concordat", "version": .string(API.version),
        "summary": "The open register of public-service partnerships.",
        "description":
          "Who works with whom, where, since when, with whose money, and what was announced. What is public is read without a key; writing, and reading drafts, needs one. Every failure is a problem document (RFC 9457).",
        "license": ["name": "Open Government Licence v3.0", "identifier": "OGL-UK-3.0"],
      ],
      "servers": [["url": "/", "description": "This server."]],
      "tags": .array(
        catalogue.resources.map { ["name": .string($0.name), "description": .string($0.about)] } + [
          [
            "name": "register", "description": "The register as a whole: changes, imports, health.",
          ],
          ["name": "keys", "description": "Keys for writing, and for reading what is not public."],
        ]),
      "x-rules": DeclaredRules.all,
      "paths": .object(paths), "components": components(endpoints, catalogue),
    ]
  }

  private static func components(_ endpoints: [Endpoint], _ catalogue: Catalogue) -> JSON {
    var schemas = JSONObject()
    for resource in catalogue.resources {
      let name = schemaName(resource)
      let (whole, selection) = SharedSchemas.outputs(resource, name, catalogue)
      schemas[name] = whole
      schemas["\(name)Selection"] = selection
      schemas["\(name)Input"] = withRules(SchemaDescription.record(resource, .input), resource)
      schemas["\(name)Patch"] = SchemaDescription.record(resource, .patch)
      schemas["\(name)List"] = SharedSchemas.list(of: name, resource, catalogue)
    }
    for (name, schema) in SharedSchemas.all(catalogue).members { schemas[name] = schema }
    for (name, schema) in PresentationSchemas.all(catalogue).members { schemas[name] = schema }
    for endpoint in endpoints {
      for (name, schema) in endpoint.definitions { schemas[name] = schema }
    }
    for (name, schema) in KeySchemas.all(catalogue).members { schemas[name] = schema }
    for (name, schema) in BackupSchemas.all.members { schemas[name] = schema }
    return [
      "schemas": .object(schemas), "responses": SharedSchemas.problems,
      "headers": SharedSchemas.headers,
      "securitySchemes": [
        "key": [
          "type": "http", "scheme": "bearer",
          "description": .string(
            "A key that concordat keys create printed or POST /v1/keys gave: cdt_{id}_{secret}. Scopes: \(Scope.all(catalogue).map(\.name).joined(separator: ", "))."
          ),
        ]
      ],
    ]
  }

  /// The schema of an input with the rules that no schema can say, each with the code of its fault and the
  /// members that it is about.
  private static func withRules(_ schema: JSON, _ resource: Resource) -> JSON {
    guard case .object(var members) = schema, !resource.checks.isEmpty else { return schema }
    members["x-rules"] = DeclaredRules.of(resource)
    return .object(members)
  }

  static func schemaName(_ resource: Resource) -> String {
    resource.singular.split(separator: " ").map { $0.prefix(1).uppercased() + $0.dropFirst() }
      .joined()
  }
}
