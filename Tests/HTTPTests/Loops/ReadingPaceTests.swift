import Testing

@testable import HTTP

@Suite struct ReadingPaceTests {
  private let second: Int64 = 1_000_000_000
  private let timeouts = Timeouts(ServerConfiguration())

  /// Whether a client is kept that reads so many bytes in each of the seconds given.
  private func isKept(_ read: [Int], isStream: Bool) -> Bool {
    var pace = ReadingPace()
    pace.begin(read: 0, at: 0)
    var (now, total): (Int64, Int) = (0, 0)
    for count in read {
      now += second
      total += count
      pace.look(read: total, at: now, isStream: isStream)
      guard pace.isEnough(timeouts, at: now) else { return false }
    }
    return true
  }

  @Test func `who reads nothing for the time is cut off, whatever was read before`() {
    #expect(isKept(Array(repeating: 0, count: 29), isStream: false))
    #expect(!isKept(Array(repeating: 0, count: 30), isStream: false))
    #expect(isKept([1] + Array(repeating: 0, count: 29) + [1], isStream: false))
    #expect(!isKept([1 << 20] + Array(repeating: 0, count: 30), isStream: false))
  }

  @Test func `a stream is read at a least rate on average once half a minute has passed`() {
    #expect(isKept(Array(repeating: 700, count: 29), isStream: true))
    #expect(!isKept(Array(repeating: 700, count: 30), isStream: true))
    #expect(isKept(Array(repeating: 700, count: 3000), isStream: false))
    // Windows of TCP open in steps: nothing for 15 seconds, then 64 KiB.
    let step = Array(repeating: 0, count: 15) + [64 << 10]
    #expect(isKept(Array(repeating: step, count: 100).flatMap { $0 }, isStream: true))
  }

  @Test func `each stream is looked at on its own`() {
    var pace = ReadingPace()
    pace.begin(read: 0, at: 0)
    pace.look(read: 1, at: 29 * second, isStream: true)
    pace.restart()
    pace.look(read: 2, at: 58 * second, isStream: true)
    #expect(pace.isEnough(timeouts, at: 58 * second))
    pace.look(read: 3, at: 59 * second, isStream: true)
    #expect(!pace.isEnough(timeouts, at: 59 * second))
  }
}
