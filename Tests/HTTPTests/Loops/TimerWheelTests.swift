import TestSupport
import Testing

@testable import HTTP

struct TimerWheelTests {
  private static let second: Int64 = 1_000_000_000
  /// A slot of the wheel.
  private static let tick: Int64 = 1 << 27

  @Test func `a deadline comes up within a slot after its time and never before`() {
    var wheel = TimerWheel(now: 0)
    for (descriptor, tenths) in [(5, 5), (3, 12), (9, 3), (4, 40)] as [(CInt, Int64)] {
      wheel.set(descriptor, at: tenths * Self.second / 10)
    }
    var seen: [CInt] = []
    for tenths in 0...50 as ClosedRange<Int64> {
      let now = tenths * Self.second / 10
      while let descriptor = wheel.popDue(at: now) {
        seen.append(descriptor)
        let due = [5: 5, 3: 12, 9: 3, 4: 40][descriptor, default: 0] * Self.second / 10
        #expect(due <= now && now < due + Self.tick + Self.second / 10)
      }
    }
    #expect(seen == [9, 5, 3, 4] && wheel.earliest == nil)
  }

  @Test func `what lies beyond the wheel comes up early and can be put back`() {
    var wheel = TimerWheel(now: 0)
    wheel.set(1, at: 60 * Self.second)
    var looks = 0
    var now: Int64 = 0
    while now < 60 * Self.second {
      guard let next = wheel.earliest else { break }
      now = next
      guard wheel.popDue(at: now) != nil else { continue }
      looks += 1
      if now < 60 * Self.second { wheel.set(1, at: 60 * Self.second) }
    }
    #expect(now >= 60 * Self.second && now < 60 * Self.second + Self.tick && looks < 10)
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `the wheel holds what a table of times would`(seed: UInt64) {
    print("seed \(seed)")
    var random = Seeded(seed)
    var wheel = TimerWheel(now: 0)
    var times: [CInt: Int64] = [:]
    var now: Int64 = 0
    for _ in 0..<20_000 {
      let descriptor = CInt.random(in: 0..<50, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0, 1:
        let time = now + Int64.random(in: 0..<12 * Self.second, using: &random)
        wheel.set(descriptor, at: time)
        times[descriptor] = time
      case 2:
        wheel.remove(descriptor)
        times[descriptor] = nil
      default:
        now += Int64.random(in: 0..<Self.second, using: &random)
        while let due = wheel.popDue(at: now) {
          guard let time = times.removeValue(forKey: due) else {
            Issue.record("\(due) was not in the wheel")
            return
          }
          guard time > now else { continue }
          wheel.set(due, at: time)
          times[due] = time
        }
        #expect(times.values.allSatisfy { $0 > now - Self.tick })
      }
      #expect((wheel.earliest == nil) == times.isEmpty)
    }
  }
}
