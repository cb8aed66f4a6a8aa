/// Tells which descriptors are ready, as long as they are (level-triggered); used by one thread.
protocol Poller: AnyObject {
  /// Begins to watch a descriptor; false when the system has no room for it.
  func watch(_ descriptor: CInt, serial: UInt32, for interest: Interest) -> Bool
  /// Watches a descriptor for something else than before.
  func change(_ descriptor: CInt, serial: UInt32, to interest: Interest)
  /// Stops watching; call it before closing the descriptor.
  func forget(_ descriptor: CInt)
  /// Waits until something is ready or the time has passed (-1: for ever), and replaces `events`.
  func wait(milliseconds: CInt, into events: inout [Readiness])
}
