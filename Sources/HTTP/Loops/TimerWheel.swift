/// When to look at which connection again: 64 slots of an eighth of a second, each a list of descriptors.
///
/// A connection's deadline moves forward with every request. Its place stays until it comes up; only then is the
/// true deadline asked for, so a request costs nothing here. What lies further ahead than the wheel reaches comes up
/// early and is put back. A closed connection leaves at once: in a heap of times those of a flood stayed
/// for as long as their time-outs, megabytes of them.
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

  /// By descriptor.
  private var links: [Link] = []
  /// The first descriptor of each slot.
  private var first = [Int32](repeating: TimerWheel.none, count: Int(TimerWheel.slots))
  /// A bit for each slot that holds somebody.
  private var occupied: UInt64 = 0
  /// The last tick that is over and done.
  private var done: Int64

  init(now: Int64) { done = now / Self.tick }

  /// When somebody comes up next.
  var earliest: Int64? {
    guard occupied != 0 else { return nil }
    let start = UInt64(done + 1) % 64
    let turned = occupied >> start | occupied << ((64 - start) % 64)
    return (done + 1 + Int64(turned.trailingZeroBitCount)) * Self.tick
  }

  /// Puts a descriptor where it comes up at `time`, or earlier; it leaves the place it had.
  mutating func set(_ descriptor: CInt, at time: Int64) {
    while links.count <= Int(descriptor) { links.append(Link()) }
    remove(descriptor)
    // Rounded up: nobody comes up before the time.
    let due = time / Self.tick + (time % Self.tick == 0 ? 0 : 1)
    let slot = Int(max(done + 1, min(due, done + Self.slots - 1)) % Self.slots)
    let follower = first[slot]
    links[Int(descriptor)] = Link(next: follower, slot: Int32(slot))
    if follower != Self.none { links[Int(follower)].previous = descriptor }
    first[slot] = descriptor
    occupied |= 1 << UInt64(slot)
  }

  /// Takes a descriptor out, if it is in.
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

  /// Takes out somebody whose tick is over.
  mutating func popDue(at now: Int64) -> CInt? {
    let over = now / Self.tick
    // After a long rest one turn of the wheel has met every slot.
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
