import API
import Views
import HTTP
import JSON
import Records
import Register
import TestSupport
import Testing

/// Addresses in answers, which caches may share among clients that reach the server by other names.
@Suite struct AddressTests {
  private static let evil = "evil.example"
  private let register: TestRegister

  init() throws {
    register = try TestRegister(.socket)
    try register.loadSample()
  }

  /// The whole answer to a request by another name, in the Host or in the target itself.
  private func raw(_ path: String, inTarget: Bool) throws -> String {
    let target = inTarget ? "http://\(Self.evil)\(path)" : path
    let client = try register.connect()
    let head = "GET \(target) HTTP/1.1\r\nHost: \(Self.evil)\r\nConnection: close\r\n\r\n"
    client.send(Array(head.utf8))
    return String(decoding: client.readBytesToEnd(), as: UTF8.self)
  }

  @Test(arguments: [false, true])
  func `no answer that may be kept repeats the name by which the server was reached`(
    inTarget: Bool
  ) throws {
    var paths = Endpoint.all(.register)
      .filter { $0.method == .get && !$0.path.contains("{") && $0.path != "/" }.map(\.path)
    for resource in Catalogue.register.resources {
      paths.append("/v1/\(resource.name)?limit=1")
      let item = try register.get("/v1/\(resource.name)?limit=1&links=true").items.first
      for (_, path) in item?["_links"]?.object?.members ?? [] {
        if let path = path.string { paths.append("\(path)?limit=1") }
      }
    }
    #expect(paths.count > 50)
    for path in paths {
      let answer = try raw(path, inTarget: inTarget)
      #expect(answer.hasPrefix("HTTP/1.1 ") && !answer.contains(Self.evil), "\(path)")
    }
    let home = try raw("/", inTarget: inTarget)
    #expect(home.contains(Self.evil) && home.contains("Cache-Control: no-store"))
  }

  @Test func `a page that is asked for again is the same, until something in it changes`() throws {
    let page = "/v1/organisations?limit=3&sort=name&embed=parents.organisation_id"
    let first = try register.get(page)
    let again = try register.get(page)
    #expect(again.body == first.body && again["Link"] == first["Link"] && first["Link"] != nil)
    #expect(again["X-Request-ID"] != first["X-Request-ID"])
    try register.addOrganisation("AAA the first by name")
    let changed = try register.get(page)
    #expect(changed.items.first?["name"] == "AAA the first by name")
    #expect(changed["ETag"] != first["ETag"])
  }

  @Test func `a page that somebody with a key was shown is nobody else's, nor the other way round`()
    throws
  {
    let insider = try register.addKey(["drafts:read"]).header
    let page = "/v1/announcements?q=zebra"
    #expect(try register.get(page).items.isEmpty)
    try register.post("/v1/announcements", ["title": "The zebra crossing", "kind": "news"])
    for _ in 1...2 {
      #expect(try register.get(page, [insider]).items.count == 1)
      let others = try register.get(page)
      #expect(others.items.isEmpty && others["Cache-Control"]?.hasPrefix("public") == true)
    }
  }
}
