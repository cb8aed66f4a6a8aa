import Imports

/// Rows must not depend on how the bytes of a file come in.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: data, count: size))
  let step = Int(bytes.first ?? 0) % 11 + 1
  precondition(rows(bytes, max(1, size)) == rows(bytes, step), "the cut changed the rows")
  return 0
}

private func rows(_ bytes: [UInt8], _ step: Int) -> [String] {
  var start = 0
  var reader = CSVReader {
    guard start < bytes.count else { return nil }
    defer { start += step }
    return Array(bytes[start..<min(start + step, bytes.count)])
  }
  var found: [String] = []
  do {
    while let row = try reader.next() { found.append("\(row.line) \(row.cells)") }
  } catch let error as CSVError {
    found.append("line \(error.line): \(error.detail)")
  } catch {
    preconditionFailure("a CSV reader throws CSVError alone")
  }
  return found
}
