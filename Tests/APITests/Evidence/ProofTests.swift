import API
import Evidence
import JSON
import Records
import Store
import TestSupport
import Testing

/// The tree of hashes over HTTP: what each reader learns of what he sees and of what he does not.
@Suite struct ProofTests {
  private let register: TestRegister

  init() throws { register = try TestRegister() }

  private func values(_ seq: Int64, _ headers: [(String, String)] = []) throws -> [JSON]? {
    try register.get("/v1/proofs/inclusion?seq=\(seq)", headers).json["values"]?.array
  }

  private func last() throws -> Int64 {
    let all = try register.get("/v1/changes?limit=200", [TestRegister.authorisation])
    return try #require(all.items.last?["seq"]?.integer)
  }

  @Test func `of a hidden entry everybody learns its hash, and who sees it what it says`() throws {
    _ = try register.post("/v1/announcements", ["title": "Secret", "kind": "news"])
    let seq = try last()
    let proof = try register.get("/v1/proofs/inclusion?seq=\(seq)")
    #expect(proof.status == 200)
    #expect(proof.json["values"] == .null)
    #expect(!proof.text.contains("Secret"))
    #expect(proof.json["hash"]?.string?.count == 64)
    let own = try #require(try values(seq, [TestRegister.authorisation]))
    #expect(own.contains { $0["text"] == .string("\"title\":\"Secret\"") })
    let leaves = try register.get("/v1/proofs/leaves?limit=200").items
    #expect(leaves.last?["hash"] == proof.json["hash"])
    #expect(leaves.first?["seq"] == .null, "the key of the tests was added first")
  }

  @Test func `a hidden member of an entry comes as its hash, with the others in the open`() throws {
    _ = try register.post(
      "/v1/announcements",
      [
        "title": "Open", "kind": "news", "state": "published",
        "media_contacts": [["name": "Ann", "phone": "01202 000000", "public_until": "2020-01-01"]],
      ])
    let seq = try last()
    let seen = try #require(try values(seq))
    let own = try #require(try values(seq, [TestRegister.authorisation]))
    #expect(seen.map { $0["hash"] } == own.map { $0["hash"] })
    let hidden = zip(seen, own).filter { $0.0["text"] == .null }.map { $0.1["text"]?.string ?? "" }
    #expect(hidden.count == 1 && hidden.allSatisfy { $0.contains("01202 000000") }, "\(hidden)")
    #expect(zip(seen, own).allSatisfy { $0.0["text"] == .null || $0.0 == $0.1 })
    #expect(seen.allSatisfy { ($0["text"] == .null) == ($0["salt"] == .null) })
  }

  @Test func `a head is signed with the server's key, and the index has it too`() throws {
    let pem = """
      -----BEGIN PRIVATE KEY-----
      MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g
      -----END PRIVATE KEY-----

      """
    let key = try HeadKey(pem: Array(pem.utf8))
    let signing = try TestRegister { $0.headKey = key }
    _ = try signing.addOrganisation("Trust")
    let answer = try signing.get("/v1/proofs/head").json
    let note = try #require(answer["note"]?.string.flatMap { SignedHead($0) })
    #expect(note.isSigned(by: key))
    #expect(answer["size"] == .integer(note.head.size))
    #expect(answer["root"]?.string == note.head.root.hexadecimal)
    let index = try signing.get("/v1").json["tree"]
    #expect(index?["root"] == answer["root"] && index?["size"] == answer["size"])
    let unsigned = try register.get("/v1/proofs/head").json
    #expect(unsigned["key"] == .null)
    #expect(unsigned["note"]?.string.flatMap { SignedHead($0) }?.isSigned(by: key) == false)
  }

  @Test(arguments: [
    ("/v1/proofs/head?size=99", "size", "too_large"),
    ("/v1/proofs/inclusion", "seq", "required"),
    ("/v1/proofs/inclusion?seq=0", "seq", "seq"),
    ("/v1/proofs/inclusion?seq=1&size=99", "size", "too_large"),
    ("/v1/proofs/consistency", "from", "required"),
    ("/v1/proofs/consistency?from=99", "from", "too_large"),
    ("/v1/proofs/consistency?from=2&to=1", "from", "too_large"),
    ("/v1/proofs/leaves?from=x", "from", "from"),
    ("/v1/proofs/head?deep=1", "deep", "unknown_parameter"),
  ])
  func `what cannot be asked is refused`(target: String, parameter: String, code: String) throws {
    _ = try register.addOrganisation("Trust")
    let answer = try register.get(target)
    #expect(answer.status == 400)
    let fault = answer.json["errors"]?.array?.first
    #expect(fault?["parameter"] == .string(parameter) && fault?["code"] == .string(code))
  }

  @Test func `an entry that is not in a tree of this size is not found`() throws {
    _ = try register.addOrganisation("Trust")
    #expect(try register.get("/v1/proofs/inclusion?seq=7").status == 404)
    #expect(try register.get("/v1/proofs/inclusion?seq=1&size=1").status == 404)
    #expect(try register.get("/v1/proofs/inclusion?seq=1&size=2").status == 200)
  }
}
