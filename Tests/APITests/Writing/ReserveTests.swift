import API
import JSON
import Records
import Store
import TestSupport
import Testing

/// What is written although the disk has less room than is to stay free.
@Suite struct ReserveTests {
  private let folder: TemporaryFolder

  /// A folder with a register that has one announcement whose hour has come.
  init() throws {
    folder = try TemporaryFolder()
    let register = try TestRegister(in: folder)
    _ = try ReserveTests.schedule(in: register)
  }

  private static func schedule(in register: TestRegister) throws -> String {
    try register.post(
      "/v1/announcements",
      [
        "title": "The bridge opens", "kind": "news", "state": "scheduled",
        "embargo_until": "2026-01-01T00:00:00.000Z",
      ]
    ).path
  }

  /// The same register on a disk that is as good as full.
  private func full() throws -> TestRegister {
    var limits = Store.Limits()
    limits.minimumFree = .max
    return try TestRegister(in: folder, limits: limits)
  }

  @Test func `a key is revoked when nothing else is written`() throws {
    let register = try full()
    try register.expectProblem(try register.addOrganisation("Trust"), 507, "storage_full")
    let (key, text) = try register.addKey(["drafts:read"])
    #expect(try register.get("/v1/areas", [key]).status == 200)
    let path = "/v1/keys/\(text.split(separator: "_")[1])"
    #expect(try register.delete(path, []).status == 204)
    try register.expectProblem(try register.get("/v1/areas", [key]), 401, "key_revoked")
    #expect(try register.get("/readyz").status == 503, "ready means ready for all of the work")
  }

  @Test func `what falls due is written when nothing else is`() throws {
    let register = try full()
    try Upkeep(register.service).look()
    // Behind the queue.
    _ = try register.addKey(["drafts:read"])
    #expect(try register.get("/v1/announcements").texts("state") == ["published"])
  }

  @Test func `that the storage fails is told once, not at each look`() throws {
    let lines = LogLines()
    let register = try TestRegister { $0.log = lines.log() }
    for _ in 0..<2 { _ = try ReserveTests.schedule(in: register) }
    let upkeep = try Upkeep(register.service)
    register.close()
    for _ in 0..<3 { upkeep.look() }
    #expect(try lines.grep("fell due and stays as it is").count == 1)
  }
}
