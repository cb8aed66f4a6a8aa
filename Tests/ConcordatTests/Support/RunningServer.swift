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
  private let process: Process
  private let end: AsyncStream<Int32>
  /// Kept open, so that the server's output always has a reader.
  private let output: Pipe

  /// Starts `concordat` with the arguments and waits for the line with its address.
  init(
    _ arguments: [String], in folder: TemporaryFolder, _ variables: [String: String] = [:]
  ) async throws {
    let log = folder.path("\(UUID().uuidString).err")
    process = Program.process(
      Program.executable, arguments + ["--port", "0"], in: folder, variables)
    output = Pipe()
    process.standardOutput = output
    process.standardError = try FileHandle(creating: log)
    end = try Program.start(process)
    guard let port = RunningServer.port(from: output.fileHandleForReading) else {
      throw Refused(
        code: await end.first { _ in true } ?? -1,
        complaint: try String(contentsOfFile: log, encoding: .utf8))
    }
    self.port = port
  }

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

  private static func port(from handle: FileHandle) -> Int? {
    var text = ""
    while case let data = handle.availableData, !data.isEmpty {
      text += String(decoding: data, as: UTF8.self)
      guard let address = text.range(of: "http://127.0.0.1:"), text.hasSuffix("\n") else {
        continue
      }
      return Int(text[address.upperBound...].prefix { $0.isNumber })
    }
    return nil
  }
}
