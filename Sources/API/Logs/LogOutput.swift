import Dispatch
import Foundation
import Synchronization

/// Writes the log's lines to a descriptor from a thread of its own: logging never waits for whoever
/// reads the log.
///
/// The bytes that wait are bounded. Lines beyond that are dropped, and the log says how many were.
package final class LogOutput: Sendable {
  private struct Waiting {
    var bytes: [UInt8] = []
    var dropped = 0
    var allDropped = 0
    /// When the thread must be done, in nanoseconds of the monotonic clock; nil while more may come.
    var end: UInt64?
  }

  /// Microseconds for which lines are gathered: a write for each would cost more than the line.
  private static let gathering: UInt32 = 5_000
  /// A pipe that poll calls writable accepts this many bytes without blocking (pipe(7), PIPE_BUF).
  private static let piece = 4096

  private let descriptor: Int32
  private let format: Log.Format
  private let most: Int
  private let waiting = Mutex(Waiting())
  private let call = DispatchSemaphore(value: 0)
  private let isDone = DispatchSemaphore(value: 0)

  /// Starts the thread; at most `most` bytes wait for it.
  package init(descriptor: Int32, format: Log.Format, most: Int = 4 << 20) {
    (self.descriptor, self.format, self.most) = (descriptor, format, most)
    Thread { [self] in run() }.start()
  }

  /// The lines dropped since the beginning.
  package var dropped: Int { waiting.withLock { $0.allDropped } }

  /// Queues a line with its line feed; drops it if too much waits.
  package func write(_ line: [UInt8]) {
    let isFirst = waiting.withLock { waiting in
      guard waiting.bytes.count + line.count <= most else {
        waiting.dropped += 1
        waiting.allDropped += 1
        return false
      }
      waiting.bytes += line
      return waiting.bytes.count == line.count
    }
    if isFirst { call.signal() }
  }

  /// Writes what waits, for at most `seconds`, and ends the thread.
  package func close(seconds: Double = 2) {
    waiting.withLock {
      $0.end = DispatchTime.now().uptimeNanoseconds + UInt64(seconds * 1e9)
    }
    call.signal()
    isDone.wait()
  }

  private func run() {
    var isLast = false
    var spare: [UInt8] = []
    while !isLast {
      call.wait()
      if waiting.withLock({ $0.end == nil }) { usleep(LogOutput.gathering) }
      spare.removeAll(keepingCapacity: true)
      let (bytes, dropped) = waiting.withLock { waiting in
        isLast = waiting.end != nil
        defer { (waiting.bytes, waiting.dropped) = (spare, 0) }
        return (waiting.bytes, waiting.dropped)
      }
      put(bytes)
      if dropped > 0 {
        let sentence = "\(dropped) lines were dropped: the log was not read fast enough."
        put(Log.line(format, sentence, .warning))
      }
      spare = bytes
    }
    isDone.signal()
  }

  /// Writes all of the bytes; lines that cannot be written, or not before the end, count as
  /// dropped.
  private func put(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      var entry = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      let isReady = poll(&entry, 1, 100) > 0
      if !isReady {
        guard let end = waiting.withLock({ $0.end }), end < DispatchTime.now().uptimeNanoseconds
        else { continue }
        return lose(rest)
      }
      let count = rest.withUnsafeBytes {
        Foundation.write(descriptor, $0.baseAddress, min($0.count, LogOutput.piece))
      }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR, errno != EAGAIN {
        return lose(rest)
      }
    }
  }

  private func lose(_ bytes: ArraySlice<UInt8>) {
    let lines = bytes.count { $0 == 0x0A }
    waiting.withLock { $0.allDropped += lines }
  }
}
