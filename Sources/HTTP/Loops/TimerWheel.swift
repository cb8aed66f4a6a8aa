/// Says when to check each connection again: 64 slots of an eighth of a second.
///
/// Each slot is a list of descriptors. A connection's deadline moves with every request, but its
/// slot does not: the true deadline is checked only when the slot is due, so a request costs
/// nothing here. A deadline beyond the wheel's reach is due early and put back. A closed connection
/// is removed at once: in a heap of times those of a flood stayed for as long as their time-outs,
/// megabytes of them.
struct TimerWheel {
  /// Nanoseconds of a slot, some 134 ms: the most by which a deadline is noticed late.
  private static let tick: Int64 = 1 << 27
  private static let slots: Int64 = 64
  private static let none: Int32 = -1

  private struct Link {
    var next = TimerWheel.none
    var previous = TimerWheel.none
    var slot = TimerWheel.none
  }

  /// List links, indexed by descriptor.
  private var links: [Link] = []
  /// The first descriptor in each slot.
  private var first = [Int32](repeating: TimerWheel.none, count: Int(TimerWheel.slots))
  /// A bit for each slot that is not empty.
  private var occupied: UInt64 = 0
  /// The last tick that has been processed.
  private var done: Int64

  init(now: Int64) { done = now / Self.tick }

  /// The time of the next slot in use, in nanoseconds; nil when the wheel is empty.
  var earliest: Int64? {
    guard occupied != 0 else { return nil }
    let start = UInt64(done + 1) % 64
    let turned = occupied >> start | occupied << ((64 - start) % 64)
    return (done + 1 + Int64(turned.trailingZeroBitCount)) * Self.tick
  }

  /// Moves a descriptor to the slot for `time`, or to an earlier one if that is out of reach.
  mutating func set(_ descriptor: CInt, at time: Int64) {
    while links.count <= Int(descriptor) { links.append(Link()) }
    remove(descriptor)
    // Rounded up, so that no deadline is checked before its time.
    let due = time / Self.tick + (time % Self.tick == 0 ? 0 : 1)
    let slot = Int(max(done + 1, min(due, done + Self.slots - 1)) % Self.slots)
    let follower = first[slot]
    links[Int(descriptor)] = Link(next: follower, slot: Int32(slot))
    if follower != Self.none { links[Int(follower)].previous = descriptor }
    first[slot] = descriptor
    occupied |= 1 << UInt64(slot)
  }

  /// Removes a descriptor, if it is present.
  mutating func remove(_ descriptor: CInt) {
    guard Int(descriptor) < links.count else { return }
    let link = links[Int(descriptor)]
    guard link.slot != Self.none else { return }
    links[Int(descriptor)] = Link()
    if link.next != Self.none { links[Int(link.next)].previous = link.previous }
    if link.previous != Self.none {
      links[Int(link.previous)].next = link.next
    } else {
      first[Int(link.slot)] = link.next
      if link.next == Self.none { occupied &= ~(1 << UInt64(link.slot)) }
    }
  }

  /// Removes and returns one descriptor that is due; nil when none is.
  mutating func popDue(at now: Int64) -> CInt? {
    let over = now / Self.tick
    // After a long rest, one turn of the wheel covers every slot.
    done = max(done, over - Self.slots)
    while done < over {
      let descriptor = first[Int((done + 1) % Self.slots)]
      guard descriptor == Self.none else {
        remove(descriptor)
        return descriptor
      }
      done += 1
    }
    return nil
  }
}
