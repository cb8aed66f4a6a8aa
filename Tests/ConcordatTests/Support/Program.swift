import Foundation
import TestSupport

/// The built program, run as a process of its own.
enum Program {
  /// What a finished run left behind.
  struct Outcome: Sendable {
    let code: Int32
    let output: Data
    let complaint: String

    var text: String { String(decoding: output, as: UTF8.self) }
    var lastLine: String { text.split(separator: "\n").last.map(String.init) ?? "" }
  }

  /// The folder of the package.
  static let package = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The folder of the built program, which is that of the tests' bundle.
  static let folder: URL = {
    #if os(macOS)
      let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") } ?? Bundle.main
      return bundle.bundleURL.deletingLastPathComponent()
    #else
      return Bundle.main.bundleURL
    #endif
  }()

  static let executable = folder.appendingPathComponent("concordat")

  /// Runs the program with `folder` as its current one and waits until it has ended.
  static func run(
    _ arguments: String..., in folder: TemporaryFolder, variables: [String: String] = [:]
  ) async throws -> Outcome {
    try await run(arguments, in: folder, variables: variables)
  }

  /// Runs the program likewise.
  static func run(
    _ arguments: [String], in folder: TemporaryFolder, variables: [String: String] = [:]
  ) async throws -> Outcome {
    try await run(executable, arguments, in: folder, variables)
  }

  /// Runs any program likewise.
  static func run(
    _ executable: URL, _ arguments: [String], in folder: TemporaryFolder,
    _ variables: [String: String] = [:]
  ) async throws -> Outcome {
    let process = process(executable, arguments, in: folder, variables)
    let name = UUID().uuidString
    let output = try FileHandle(creating: folder.path("\(name).out"))
    let complaint = try FileHandle(creating: folder.path("\(name).err"))
    (process.standardOutput, process.standardError) = (output, complaint)
    let end = try start(process)
    let code = await end.first { _ in true } ?? -1
    try output.close()
    try complaint.close()
    return Outcome(
      code: code, output: try Data(contentsOf: folder.url.appendingPathComponent("\(name).out")),
      complaint: try String(contentsOfFile: folder.path("\(name).err"), encoding: .utf8))
  }

  /// A process ready to start, in `folder`, without settings that the tests themselves were given.
  static func process(
    _ executable: URL, _ arguments: [String], in folder: TemporaryFolder,
    _ variables: [String: String]
  ) -> Process {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = folder.url
    process.standardInput = FileHandle.nullDevice
    process.environment = ProcessInfo.processInfo.environment
      .filter { !$0.key.hasPrefix("CONCORDAT_") }
      .merging(variables) { _, given in given }
    return process
  }

  /// Starts the process; the sequence has its exit code, or the signal that ended it as a negative number.
  static func start(_ process: Process) throws -> AsyncStream<Int32> {
    let (end, continuation) = AsyncStream<Int32>.makeStream()
    process.terminationHandler = { process in
      let status = process.terminationStatus
      continuation.yield(process.terminationReason == .exit ? status : -status)
      continuation.finish()
    }
    try process.run()
    return end
  }
}

extension FileHandle {
  /// Opens a new empty file for writing.
  convenience init(creating path: String) throws {
    try Data().write(to: URL(fileURLWithPath: path))
    try self.init(forWritingTo: URL(fileURLWithPath: path))
  }
}
