import JSON

/// JSON that is read and written again must read the same.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: data, count: size))
  guard let value = try? bytes.withUnsafeBytes({ try JSON(parsing: $0) }) else { return 0 }
  guard let again = try? JSON(parsing: value.text) else {
    preconditionFailure("what was written cannot be read")
  }
  precondition(again == value, "what was written reads otherwise")
  _ = value.prettyPrinted
  return 0
}
