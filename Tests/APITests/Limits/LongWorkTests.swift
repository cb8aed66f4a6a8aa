import Dispatch
import HTTP
import Synchronization
import TestSupport
import Testing

@testable import API

/// Long work has so many places, and a client that waits for its answer never finds its own taken.
@Suite struct LongWorkTests {
  private let register: TestRegister

  init() throws {
    register = try TestRegister()
    try register.loadSample()
  }

  /// What the quotas counted when the answer came.
  private func placesTaken(at method: HTTP.Method, _ target: String, _ body: String = "") throws
    -> (status: Status, searches: Int, imports: Int)
  {
    let api = try register.service.makeHandler()
    let parts = target.split(separator: "?")
    let request = Request(
      method: method, path: String(parts[0]), query: String(parts[1]),
      headers: [TestRegister.authorisation, ("Content-Type", "text/csv")],
      body: body.isEmpty ? .none : .bytes(Array(body.utf8)))
    let seen = Mutex<(status: Status, searches: Int, imports: Int)?>(nil)
    let isAnswered = DispatchSemaphore(value: 0)
    let responder = Responder { [service = register.service] response in
      seen.withLock {
        $0 = (response.status, service.searches.inUse, service.imports.inUse)
      }
      isAnswered.signal()
    }
    if let response = api.respond(to: request, later: responder) {
      Issue.record("it was answered at once, with \(response.status)")
      responder.send(response)
    }
    isAnswered.wait()
    return try #require(seen.withLock { $0 })
  }

  @Test(arguments: [
    "/v1/partnerships?area=gss:E06000029&area_match=any", "/v1/organisations?q=council&sort=name",
    "/v1/areas?named=Dorset",
  ])
  func `the place of a search is free when its answer comes`(target: String)
    throws
  {
    let seen = try placesTaken(at: .get, target)
    #expect(seen.searches == 0, "\(seen.status)")
  }

  @Test func `the place of an import is free when its report comes`() throws {
    let seen = try placesTaken(
      at: .post, "/v1/imports?kind=organisations", "name,sector\r\nAlpha,third\r\n")
    #expect(seen.status == .ok && seen.imports == 0)
  }

  @Test(arguments: ["/v1/organisations.csv", "/v1/organisations.ndjson", "/v1/areas.geojson"])
  func `the place of a file is free when its end comes`(path: String) throws {
    let api = try register.service.makeHandler()
    let response = api.answer(Request(method: .get, path: path))
    guard case .stream(let source) = response.body else {
      Issue.record("it is no stream")
      return
    }
    while try source.next() != nil { #expect(register.service.files.inUse == 1) }
    #expect(register.service.files.inUse == 0)
    withExtendedLifetime(response) {}
  }
}
