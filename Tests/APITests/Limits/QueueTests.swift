import API
import Dispatch
import HTTP
import JSON
import Records
import Store
import Synchronization
import TestSupport
import Testing

/// Writes that wait: so many, and no more.
@Suite struct QueueTests {
  @Test func `a long queue is refused at once with a time to come again, and what waits is done`()
    throws
  {
    let register = try TestRegister()
    let api = try register.service.makeHandler()
    let (isHeld, mayGoOn) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    DispatchQueue.global().async { [store = register.service.store] in
      _ = try? store.performAlone { _ in
        isHeld.signal()
        mayGoOn.wait()
      }
    }
    isHeld.wait()
    let body = Bodies.organisation("Trust").bytes
    let statuses = Mutex<[Int]>([])
    let isDone = DispatchGroup()
    for _ in 0..<1500 {
      let request = Request(
        method: .post, path: "/v1/organisations",
        headers: [TestRegister.authorisation, ("Content-Type", "application/json")],
        body: .bytes(body))
      isDone.enter()
      let responder = Responder { response in
        let isTold =
          response.status != .serviceUnavailable || response.headers.first("Retry-After") != nil
        statuses.withLock { $0.append(isTold ? response.status.code : 0) }
        isDone.leave()
      }
      if let response = api.respond(to: request, later: responder) { responder.send(response) }
    }
    // The writer stands still, so whoever is answered now was refused.
    #expect(statuses.withLock { $0 } == [Int](repeating: 503, count: 476))
    mayGoOn.signal()
    isDone.wait()
    #expect(statuses.withLock { $0.count { $0 == 201 } } == 1024)
    #expect(try register.get("/v1/organisations").json["total"] == 1024)
  }
}
