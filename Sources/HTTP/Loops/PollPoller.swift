#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Readiness by `poll(2)`, which every system has; its cost grows with the number of descriptors.
final class PollPoller: Poller {
  private var entries: [pollfd] = []
  private var serials: [UInt32] = []
  private var places: [CInt: Int] = [:]

  func watch(_ descriptor: CInt, serial: UInt32, for interest: Interest) -> Bool {
    places[descriptor] = entries.count
    entries.append(pollfd(fd: descriptor, events: Self.flags(interest), revents: 0))
    serials.append(serial)
    return true
  }

  func change(_ descriptor: CInt, serial: UInt32, to interest: Interest) {
    guard let place = places[descriptor] else { return }
    entries[place].events = Self.flags(interest)
    serials[place] = serial
  }

  func forget(_ descriptor: CInt) {
    guard let place = places.removeValue(forKey: descriptor) else { return }
    let last = entries.count - 1
    if place != last {
      entries[place] = entries[last]
      serials[place] = serials[last]
      places[entries[place].fd] = place
    }
    entries.removeLast()
    serials.removeLast()
  }

  func wait(milliseconds: CInt, into events: inout [Readiness]) {
    events.removeAll(keepingCapacity: true)
    // An interrupted wait counts as empty: the worker calls again with a fresh deadline.
    guard poll(&entries, nfds_t(entries.count), milliseconds) > 0 else { return }
    for (entry, serial) in zip(entries, serials) where entry.revents != 0 {
      let found = CInt(entry.revents)
      events.append(
        Readiness(
          descriptor: entry.fd, serial: serial,
          readable: found & CInt(POLLIN) != 0, writable: found & CInt(POLLOUT) != 0,
          hungUp: found & CInt(POLLHUP | POLLERR | POLLNVAL) != 0))
    }
  }

  private static func flags(_ interest: Interest) -> Int16 {
    var flags: CInt = 0
    if interest.contains(.read) { flags |= CInt(POLLIN) }
    if interest.contains(.write) { flags |= CInt(POLLOUT) }
    return Int16(flags)
  }
}
