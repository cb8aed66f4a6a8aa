/// Reports which descriptors are ready, for as long as they are (level-triggered); one thread only.
protocol Poller: AnyObject {
  /// Starts watching a descriptor; false when the system has no room for it.
  func watch(_ descriptor: CInt, serial: UInt32, for interest: Interest) -> Bool
  /// Changes the events that a descriptor is watched for.
  func change(_ descriptor: CInt, serial: UInt32, to interest: Interest)
  /// Stops watching; call it before closing the descriptor.
  func forget(_ descriptor: CInt)
  /// Waits until something is ready or the time is up (-1: for ever), and replaces `events`.
  func wait(milliseconds: CInt, into events: inout [Readiness])
}
