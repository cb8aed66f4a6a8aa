import API
import HTTP
import Testing

@Suite struct BusyTests {
  @Test func `who connects beyond the limit hears a problem as everybody else does`() throws {
    let register = try TestRegister()
    let answer = try Answer(register.service.busyAnswer)
    try register.expectProblem(answer, 503, "connections", [])
    #expect(answer["Retry-After"] == "5")
  }
}
