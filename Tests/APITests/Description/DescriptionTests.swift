import API
import Views
import Foundation
import HTTP
import JSON
import Records
import Register
import Testing

/// The API's description says what the API does.
@Suite struct DescriptionTests {
  private static func document() throws -> JSON { try JSON(parsing: Description.json()) }

  @Test func `the committed file is what the program prints`() throws {
    // Four steps up from this file stands the package.
    var folder = URL(fileURLWithPath: #filePath)
    for _ in 0..<4 { folder.deleteLastPathComponent() }
    let committed = try Data(contentsOf: folder.appendingPathComponent("openapi.yaml"))
    let generated = try Data(Description.yaml())
    #expect(committed == generated, "Run: concordat openapi > openapi.yaml")
  }

  @Test func `it is the same every time`() throws {
    #expect(try Description.yaml() == Description.yaml())
  }

  @Test func `the server gives it in both forms, each with a tag of its bytes`() throws {
    let register = try TestRegister()
    let yaml = try register.get("/openapi.yaml")
    #expect(yaml.status == 200 && yaml["Content-Type"] == "application/yaml")
    #expect(try yaml.body == Description.yaml())
    let json = try register.get("/openapi.json")
    #expect(json.status == 200 && json["Content-Type"] == "application/json")
    #expect(try json.json == Self.document())
    for (path, answer) in [("/openapi.yaml", yaml), ("/openapi.json", json)] {
      let tag = try #require(answer["ETag"])
      #expect(tag.hasPrefix("\""))
      let again = try register.get(path, [("If-None-Match", tag)])
      #expect(again.status == 304 && again["ETag"] == tag)
    }
    #expect(yaml["ETag"] != json["ETag"])
    try register.expectProblem(
      try register.get("/openapi.json", [("Accept", "application/yaml")]), 406, "not_acceptable")
  }

  @Test func `every endpoint is described, with its methods, and nothing else`() throws {
    let paths = try Self.document()["paths"]?.object ?? [:]
    let described = paths.members.flatMap { path, item in
      (item.object?.members ?? []).map { "\($0.name.uppercased()) \(path)" }
    }
    #expect(
      described.sorted() == Endpoint.all(.register).map { "\($0.method.name) \($0.path)" }.sorted())
  }

  @Test func `every operation has a name of its own, a summary, parameters for its path`() throws {
    var names: [String] = []
    for (path, item) in try Self.document()["paths"]?.object?.members ?? [] {
      for (_, operation) in item.object?.members ?? [] {
        names.append(operation["operationId"]?.string ?? "")
        #expect(operation["summary"]?.string?.hasSuffix(".") == true)
        let parameters = operation["parameters"]?.array ?? []
        let inPath = parameters.filter { $0["in"] == "path" }.compactMap { $0["name"]?.string }
        let wanted = path.split(separator: "/").filter { $0.hasPrefix("{") }
        #expect(inPath == wanted.map { String($0.dropFirst().dropLast()) })
        let keys = parameters.map { "\($0["in"]?.string ?? "") \($0["name"]?.string ?? "")" }
        #expect(Set(keys).count == keys.count, "\(path)")
      }
    }
    #expect(Set(names).count == names.count && !names.contains(""))
  }

  @Test func `every reference resolves`() throws {
    let document = try Self.document()
    var count = 0
    func walk(_ value: JSON) {
      switch value {
      case .array(let items): items.forEach(walk)
      case .object(let object):
        for (name, member) in object.members {
          guard name == "$ref", let target = member.string else {
            walk(member)
            continue
          }
          count += 1
          let parts = target.split(separator: "/")
          #expect(parts.first == "#", "\(target)")
          let found = parts.dropFirst().reduce(document as JSON?) { $0?[String($1)] }
          #expect(found != nil, "\(target)")
        }
      case .null, .bool, .integer, .decimal, .string: break
      }
    }
    walk(document)
    #expect(count > 100)
  }

  @Test func `every operation with JSON in its answer shows an example`() throws {
    for (path, item) in try Self.document()["paths"]?.object?.members ?? [] {
      for (method, operation) in item.object?.members ?? [] {
        let answers = (operation["responses"]?.object?.members ?? []).compactMap {
          $0.value["content"]?["application/json"]
        }
        let body = operation["requestBody"]?["content"]?.object?.members ?? []
        #expect(answers.isEmpty || answers.contains { $0["example"] != nil }, "\(method) \(path)")
        #expect(body.isEmpty || body.contains { $0.value["example"] != nil }, "\(method) \(path)")
      }
    }
  }

  @Test func `every filter that is described is taken`() throws {
    let register = try TestRegister()
    for resource in Catalogue.register.resources {
      let operation = try Self.document()["paths"]?["/v1/\(resource.name)"]?["get"]
      for parameter in operation?["parameters"]?.array ?? [] where parameter["in"] == "query" {
        let name = parameter["name"]?.string ?? ""
        // The value may be wrong, but the name is known.
        let answer = try register.get("/v1/\(resource.name)?\(name)=x")
        let codes = (answer.json["errors"]?.array ?? []).map { $0["code"]?.string }
        #expect(!codes.contains("unknown_parameter") && !codes.contains("operator"), "\(name)")
      }
    }
  }
}
