#if os(Linux)
  import CLinux
  import Glibc

  /// Readiness by epoll: a keep-alive request costs one wait and no change to the set.
  final class EpollPoller: Poller {
    private let set: CInt
    private var found = [epoll_event](repeating: epoll_event(), count: 256)

    /// Nil when the process has no file descriptor left.
    init?() {
      set = epoll_create1(CInt(EPOLL_CLOEXEC))
      guard set >= 0 else { return nil }
    }

    deinit { close(set) }

    func watch(_ descriptor: CInt, serial: UInt32, for interest: Interest) -> Bool {
      control(EPOLL_CTL_ADD, descriptor, serial, interest)
    }

    func change(_ descriptor: CInt, serial: UInt32, to interest: Interest) {
      _ = control(EPOLL_CTL_MOD, descriptor, serial, interest)
    }

    func forget(_ descriptor: CInt) {
      _ = control(EPOLL_CTL_DEL, descriptor, 0, [])
    }

    func wait(milliseconds: CInt, into events: inout [Readiness]) {
      events.removeAll(keepingCapacity: true)
      let count = epoll_wait(set, &found, CInt(found.count), milliseconds)
      // An interrupted wait counts as empty: the worker calls again with a fresh deadline.
      guard count > 0 else { return }
      for event in found.prefix(Int(count)) {
        events.append(
          Readiness(
            descriptor: CInt(truncatingIfNeeded: event.data.u64 & 0xFFFF_FFFF),
            serial: UInt32(truncatingIfNeeded: event.data.u64 >> 32),
            readable: event.events & EPOLLIN.rawValue != 0,
            writable: event.events & EPOLLOUT.rawValue != 0,
            hungUp: event.events & (EPOLLHUP.rawValue | EPOLLERR.rawValue) != 0))
      }
    }

    private func control(
      _ operation: CInt, _ descriptor: CInt, _ serial: UInt32, _ interest: Interest
    ) -> Bool {
      var event = epoll_event()
      if interest.contains(.read) { event.events |= EPOLLIN.rawValue }
      if interest.contains(.write) { event.events |= EPOLLOUT.rawValue }
      event.data.u64 = UInt64(serial) << 32 | UInt64(UInt32(bitPattern: descriptor))
      return epoll_ctl(set, operation, descriptor, &event) == 0
    }
  }
#endif
