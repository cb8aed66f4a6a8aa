import Backups
import API
import Evidence
import Foundation
import JSON
import Records
import Store
import TestSupport
import Testing

/// Copies of the register that keys of its operator ask for.
@Suite struct BackupTests {
  private let folder: TemporaryFolder
  private let register: TestRegister

  init() throws {
    let folder = try TemporaryFolder()
    self.folder = folder
    register = try TestRegister { options in
      options.backups = (try? BackupFolder(folder.path("copies"))).map {
        BackupSchedule(folder: $0, every: nil, keep: 2)
      }
    }
  }

  @Test func `a copy is made, described, and listed, the newest first`() throws {
    _ = try register.addPartnership("Alliance")
    var made: [JSON] = []
    for _ in 0..<3 {
      let answer = try register.post("/v1/backups")
      #expect(answer.status == 201)
      made.append(.object(answer.json.object ?? [:]))
    }
    let key = ("Authorization", "Bearer \(TestRegister.key)")
    let list = try register.ask("GET", "/v1/backups", [key])
    #expect(list.status == 200)
    #expect(list.json["items"]?.array == [made[2], made[1]], "the oldest went")
    let name = made[2]["name"]?.string ?? ""
    let bytes = try Data(contentsOf: folder.url.appendingPathComponent("copies/\(name)"))
    #expect(made[2]["bytes"] == .integer(Int64(bytes.count)))
    #expect(made[2]["sha256"]?.string == SHA256.digest(bytes).hexadecimal)
    let copy = try Store(
      reading: folder.path("copies/\(name)"), catalogue: register.service.store.catalogue)
    let sequence = try copy.makeReader().sequence()
    #expect(made[2]["sequence"] == .integer(sequence))
  }

  @Test func `a folder that is in use or gone is no failure of the server's own`() throws {
    let key = ("Authorization", "Bearer \(TestRegister.key)")
    let lock = open(folder.path("copies/backups-lock"), O_RDWR | O_CREAT, 0o644)
    try #require(lock >= 0 && flock(lock, LOCK_EX) == 0)
    try register.expectProblem(try register.post("/v1/backups"), 503, "busy")
    close(lock)
    try FileManager.default.removeItem(atPath: folder.path("copies"))
    try register.expectProblem(try register.post("/v1/backups"), 503, "unavailable")
    try register.expectProblem(try register.ask("GET", "/v1/backups", [key]), 503, "unavailable")
  }

  @Test func `only keys with the scope admin see and make copies`() throws {
    let (key, _) = try register.addKey(["organisations:write", "keys:admin"])
    for method in ["GET", "POST"] {
      let answer = try register.ask(as: key, method, "/v1/backups")
      try register.expectProblem(answer, 403, "scope_missing")
    }
    try register.expectProblem(try register.ask("POST", "/v1/backups"), 401, "key_missing")
  }

  @Test func `a server without a folder says so`() throws {
    let bare = try TestRegister()
    try bare.expectProblem(try bare.post("/v1/backups"), 409, "no_backup_folder")
    try bare.expectProblem(
      try bare.ask("GET", "/v1/backups", [("Authorization", "Bearer \(TestRegister.key)")]), 409,
      "no_backup_folder")
  }
}
