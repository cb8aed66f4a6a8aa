import Foundation
import TestSupport
import Testing

@testable import API

/// The thread that writes the log.
@Suite struct LogOutputTests {
  @Test func `lines come in order and whole`() throws {
    let pipe = Pipe()
    let output = LogOutput(descriptor: pipe.fileHandleForWriting.fileDescriptor, format: .json)
    for number in 0..<1000 { output.write(Array("line \(number)\n".utf8)) }
    output.close(seconds: Double(Patience.seconds))
    try pipe.fileHandleForWriting.close()
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(text == (0..<1000).map { "line \($0)\n" }.joined())
    #expect(output.dropped == 0)
  }

  @Test func `nobody waits for a log that is not read, and what is lost is told`() throws {
    let pipe = Pipe()
    let descriptor = pipe.fileHandleForWriting.fileDescriptor
    let output = LogOutput(descriptor: descriptor, format: .json, most: 10_000)
    let line = Array(repeating: UInt8(ascii: "x"), count: 999) + [0x0A]
    // A pipe of 64 KiB and 10 kB of room; the rest has to go.
    for _ in 0..<200 { output.write(line) }
    while output.dropped == 0 { output.write(line) }
    let reader = pipe.fileHandleForReading
    var text = ""
    while !text.contains("lines were dropped") {
      text += String(decoding: reader.availableData, as: UTF8.self)
    }
    #expect(text.contains(#""level":"warning","message":""#))
    output.close()
  }

  @Test func `the end comes though nobody reads`() {
    let pipe = Pipe()
    let output = LogOutput(
      descriptor: pipe.fileHandleForWriting.fileDescriptor, format: .json, most: 1 << 20)
    for _ in 0..<1000 { output.write(Array(repeating: 0x78, count: 999) + [0x0A]) }
    output.close(seconds: 0.2)
    #expect(output.dropped > 900)
    withExtendedLifetime(pipe) {}
  }
}
