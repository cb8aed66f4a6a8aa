import API
import Dispatch
import JSON
import Synchronization
import TestSupport
import Testing

/// Many writers of one list that only grows: whatever was acknowledged is there once, as it was given.
@Suite struct RacingAppendTests {
  /// What one writer tries, again and again.
  private enum Way: CaseIterable { case append, patch, replace, take }

  @Test func `every element that was acknowledged is there once, and none was changed`() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    print("racing writers of one list: seed \(seed)")
    let register = try TestRegister()
    let path = try register.addAward("Bridge", 1_000_000).path
    let kept = Mutex<[String]>([])
    let service = register.service
    DispatchQueue.concurrentPerform(iterations: 8) { writer in
      guard let api = try? service.makeHandler() else { return }
      var random = Seeded(seed &+ UInt64(writer))
      func ask(_ method: String, _ target: String, _ tag: String, _ body: JSON = .null) -> Answer? {
        let headers = [
          TestRegister.authorisation, ("Content-Type", "application/json"), ("If-Match", tag),
        ]
        return try? TestRegister.ask(
          api, method, target, headers, body == .null ? [] : body.bytes)
      }
      for turn in 0..<25 {
        let reason = "\(writer).\(turn)"
        let element: JSON = [
          "date": "2020-01-01", "delta": .integer(Int64.random(in: 0...9, using: &random)),
          "reason": .string(reason),
        ]
        guard let read = ask("GET", path, "*"), let tag = read["ETag"] else { continue }
        let there = read.json["amendments"]?.array ?? []
        let answer: Answer?
        switch Way.allCases.randomElement(using: &random) ?? .append {
        case .append: answer = ask("POST", "\(path)/amendments", "*", element)
        case .patch:
          // Without the tag too: what others added since would be lost, and so it is refused.
          let match = Bool.random(using: &random) ? tag : "*"
          answer = ask("PATCH", path, match, ["amendments": .array(there + [element])])
        case .replace:
          var whole = read.json.object ?? [:]
          for name in ["self", "id", "version", "created_at", "updated_at", "amount_current"] {
            whole[name] = nil
          }
          whole["amendments"] = .array(there + [element])
          answer = ask("PUT", path, "*", .object(whole))
        case .take:
          guard !there.isEmpty else { continue }
          let refused = ask(
            "PATCH", path, "*", ["amendments": .array(there.dropLast() + [element])])
          #expect(refused?.status == 422)
          continue
        }
        if answer?.status == 200 { kept.withLock { $0.append(element.text) } }
      }
    }
    let elements = try register.get(path).json["amendments"]?.array ?? []
    #expect(elements.map(\.text).sorted() == kept.withLock { $0.sorted() }, "seed \(seed)")
    // Each version begins with the list of the one before.
    var before: [JSON] = []
    let last = try register.get(path).json["version"]?.integerValue ?? 0
    for version in 1...last {
      let list = try register.get("\(path)/versions/\(version)").json["amendments"]
      let now = try #require(list?.array, "version \(version)")
      #expect(Array(now.prefix(before.count)) == before, "version \(version), seed \(seed)")
      before = now
    }
  }
}
