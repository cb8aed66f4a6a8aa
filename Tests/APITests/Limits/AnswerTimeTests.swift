import JSON
import TestSupport
import Testing

/// What is worked out has a time, after which it is given up with a sentence that says so.
@Suite struct AnswerTimeTests {
  @Test(arguments: [
    "/v1/areas/coterminous?type=COMPOSITE&with=NMD", "/v1/areas/gss:E06001000/coterminous",
    "/v1/areas/gss:E06001000/trace?to=2000-01-01&from=2020-01-01",
  ])
  func `an answer about areas that is not ready in its time is given up`(target: String) throws {
    let folder = try TemporaryFolder()
    do {
      let register = try TestRegister(in: folder)
      for (name, code) in [("Here", "E06001000"), ("There", "E06001001")] {
        try register.post(
          "/v1/areas",
          [
            "name": .string(name), "kind": "atomic", "type": "UA",
            "codes": [["scheme": "gss", "code": .string(code)]],
          ])
      }
      try register.post(
        "/v1/areas",
        [
          "name": "Both", "kind": "composite", "type": "COMPOSITE",
          "codes": [["scheme": "local", "code": "both"]],
          "members": [["area_id": "gss:E06001000"], ["area_id": "gss:E06001001"]],
        ])
      let answer = try register.get(target)
      #expect(answer.status == 200, "\(answer.text)")
    }
    let hasty = try TestRegister(in: folder, answerSeconds: 0)
    let answer = try hasty.get(target)
    #expect(answer.status == 503 && answer.json["code"] == "timeout", "\(answer.text)")
    #expect(answer["Retry-After"] == "5")
  }
}
