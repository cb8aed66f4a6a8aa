import Foundation
import TestSupport

/// A server in a process of its own, on a port that it picked; ended when the last reference goes.
final class RunningServer {
  /// It ended before it listened.
  struct Refused: Error {
    let code: Int32
    let complaint: String
  }

  let port: Int
  /// The port of the metrics, if there is one.
  let metricsPort: Int?
  private let process: Process
  private let end: AsyncStream<Int32>
  /// Kept open, so that the server's output always has a reader.
  private let output: Pipe

  /// Starts `concordat` with the arguments and waits for the line with its address.
  ///
  /// It listens on a port of its own, or on `socket` if that is given, as a supervisor would have it.
  init(
    _ arguments: [String], in folder: TemporaryFolder, _ variables: [String: String] = [:],
    on socket: ListeningSocket? = nil
  ) async throws {
    let variables = RunningServer.unhurried.merging(variables) { _, given in given }
    let log = folder.path("\(UUID().uuidString).err")
    process =
      socket == nil
      ? Program.process(Program.executable, arguments + ["--port", "0"], in: folder, variables)
      : Program.process(
        URL(fileURLWithPath: "/bin/sh"),
        ["-c", RunningServer.handOver, Program.executable.path] + arguments, in: folder, variables)
    if let socket {
      process.standardInput = FileHandle(fileDescriptor: socket.duplicate(), closeOnDealloc: true)
    }
    output = Pipe()
    process.standardOutput = output
    process.standardError = try FileHandle(creating: log)
    end = try Program.start(process)
    guard let (port, beginning) = RunningServer.port(from: output.fileHandleForReading) else {
      throw Refused(
        code: await end.first { _ in true } ?? -1,
        complaint: try String(contentsOfFile: log, encoding: .utf8))
    }
    self.port = port
    metricsPort = beginning.range(of: "metrics on port ").flatMap { found in
      Int(beginning[found.upperBound...].prefix { $0.isNumber })
    }
  }

  /// Limits that no machine is too slow for: clients of a test are cut for nothing but what it is about.
  private static let unhurried = [
    "CONCORDAT_HEAD_TIMEOUT": "60m", "CONCORDAT_BODY_TIMEOUT": "60m",
    "CONCORDAT_IDLE_TIMEOUT": "60m", "CONCORDAT_WRITE_TIMEOUT": "60m",
  ]

  /// Gives the socket the number, and the process the id, that sd_listen_fds(3) wants.
  private static let handOver =
    "exec 3<&0 0</dev/null; LISTEN_PID=$$ LISTEN_FDS=1 LISTEN_FDNAMES=http exec \"$0\" \"$@\""

  convenience init(_ arguments: String..., in folder: TemporaryFolder) async throws {
    try await self.init(arguments, in: folder)
  }

  deinit { if process.isRunning { send(SIGKILL) } }

  /// The process, for signals from other threads.
  var identifier: Int32 { process.processIdentifier }

  func send(_ signal: Int32) { kill(identifier, signal) }

  /// Waits for the end; the exit code, or the signal as a negative number.
  func waitForEnd() async -> Int32 { await end.first { _ in true } ?? -1 }

  /// What it wrote since it listened, once it has ended.
  func restOfOutput() -> String {
    String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  }

  private static func port(from handle: FileHandle) -> (Int, beginning: String)? {
    var text = ""
    while case let data = handle.availableData, !data.isEmpty {
      text += String(decoding: data, as: UTF8.self)
      guard let address = text.range(of: "http://127.0.0.1:"), text.hasSuffix("\n") else {
        continue
      }
      return Int(text[address.upperBound...].prefix { $0.isNumber }).map { ($0, text) }
    }
    return nil
  }
}
