#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Sockets of this machine that stand in the file system, for programs of one user.
package enum LocalSocket {
  /// The most bytes of a path.
  private static let longest = MemoryLayout.size(ofValue: sockaddr_un().sun_path) - 1

  /// Whether a socket can have this path: the kernel keeps 108 bytes for it on Linux and 104 on macOS.
  package static func canHave(_ path: String) -> Bool {
    (1...longest).contains(path.utf8.count) && !path.utf8.contains(0)
  }

  /// Listens at `path`, for the user `owner` alone.
  ///
  /// What stands there is removed first: only who may use the register's file may call this, so it was left by
  /// a process that was killed.
  static func listen(at path: String, owner: uid_t?) throws(ServerError) -> CInt {
    guard canHave(path) else {
      throw ServerError("the path \(path) is too long for a socket, of at most \(longest) bytes")
    }
    if let standing = mode(of: path) {
      guard standing & S_IFMT == S_IFSOCK else {
        throw ServerError("\(path) is there already, and is no socket")
      }
      unlink(path)
    }
    let descriptor = make()
    // Nobody can connect before `listen`, so nobody can before the file's mode is set. Links are not followed:
    // whoever may write in the folder could put one in the file's place.
    guard descriptor >= 0, withAddress(path, { bind(descriptor, $0, $1) }) == 0,
      fchmodat(AT_FDCWD, path, 0o600, AT_SYMLINK_NOFOLLOW) == 0 || chmod(path, 0o600) == 0,
      give(path, to: owner), listenDescriptor(descriptor, 64) == 0
    else {
      let reason = String(cString: strerror(errno))
      if descriptor >= 0 { close(descriptor) }
      throw ServerError("cannot listen on \(path): \(reason)")
    }
    return descriptor
  }

  /// A connection to what listens at `path`; nil if nothing does.
  package static func connected(to path: String) -> CInt? {
    guard canHave(path) else { return nil }
    let descriptor = make()
    guard descriptor >= 0 else { return nil }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    guard withAddress(path, { connect(descriptor, $0, $1) }) == 0 else {
      close(descriptor)
      return nil
    }
    return descriptor
  }

  private static func mode(of path: String) -> mode_t? {
    var status = stat()
    return lstat(path, &status) == 0 ? status.st_mode : nil
  }

  private static func make() -> CInt {
    #if canImport(Darwin)
      socket(AF_UNIX, SOCK_STREAM, 0)
    #else
      socket(AF_UNIX, CInt(SOCK_STREAM.rawValue), 0)
    #endif
  }

  /// Makes the file that of `owner`, where this process is root and the register another user's.
  private static func give(_ path: String, to owner: uid_t?) -> Bool {
    guard let owner, owner != geteuid() else { return true }
    return lchown(path, owner, gid_t.max) == 0
  }

  private static func withAddress(
    _ path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> CInt
  ) -> CInt {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    return withUnsafePointer(to: address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
  }
}

// The type above has a method of the same name, which hides the system's call inside it.
private func listenDescriptor(_ descriptor: CInt, _ waiting: CInt) -> CInt {
  listen(descriptor, waiting)
}
