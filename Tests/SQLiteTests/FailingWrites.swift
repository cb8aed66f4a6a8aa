#if os(Linux)
  import CSQLite
  import Foundation
  import Synchronization

  /// Makes SQLite's writes to chosen files fail with a chosen `errno`, in the whole process.
  enum FailingWrites {
    private static let faults = Mutex<[String: (errno: Int32, isAlone: Bool)]>([:])
    private static let failures = Mutex<[String: Int]>([:])

    /// How many writes to files whose path begins with `path` have failed.
    static func count(_ path: String) -> Int { failures.withLock { $0[path, default: 0] } }

    /// Sets what writes to files whose path begins with `path`, or to that one alone, fail with; `nil` lets them
    /// through.
    static func set(_ path: String, _ errno: Int32?, alone: Bool = false) {
      _ = installation
      faults.withLock { $0[path] = errno.map { ($0, alone) } }
    }

    // SQLite lets tests replace its system calls (sqlite.org/c3ref/vfs.html, xSetSystemCall).
    private static let installation: Bool = {
      typealias Write = @convention(c) (Int32, UnsafeRawPointer?, Int, off_t) -> Int
      let write: Write = { descriptor, bytes, count, offset in
        if let fault = FailingWrites.fault(descriptor) {
          errno = fault
          return -1
        }
        return pwrite(descriptor, bytes, count, offset)
      }
      guard let vfs = sqlite3_vfs_find(nil), let replace = vfs.pointee.xSetSystemCall else {
        return false
      }
      for name in ["pwrite", "pwrite64"] {
        _ = replace(vfs, name, unsafeBitCast(write, to: sqlite3_syscall_ptr.self))
      }
      return true
    }()

    private static func fault(_ descriptor: Int32) -> Int32? {
      faults.withLock { faults in
        guard !faults.isEmpty else { return nil }
        var path = [CChar](repeating: 0, count: 4096)
        let count = readlink("/proc/self/fd/\(descriptor)", &path, path.count)
        let bytes = path.prefix(max(0, count)).map { UInt8(bitPattern: $0) }
        let name = String(decoding: bytes, as: UTF8.self)
        let fault = faults.first { path, fault in
          fault.isAlone ? name == path : name.hasPrefix(path)
        }
        guard let fault else { return nil }
        failures.withLock { $0[fault.key, default: 0] += 1 }
        return fault.value.errno
      }
    }
  }
#endif
