import JSON
import Records

/// A merge patch: applying it twice is applying it once, and no null is left from it (RFC 7396).
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: data, count: size))
  let parts = bytes.split(separator: 0x0A, maxSplits: 1)
  guard parts.count == 2,
    let target = try? parts[0].withUnsafeBytes({ try JSON(parsing: $0) }),
    let patch = try? parts[1].withUnsafeBytes({ try JSON(parsing: $0) })
  else { return 0 }
  let once = target.merging(patch)
  precondition(once.merging(patch) == once, "a second patch changed something")
  if let changes = patch.object {
    for (name, change) in changes.members where change.isNull {
      precondition(once[name] == nil, "a removed member is there")
    }
  }
  return 0
}
