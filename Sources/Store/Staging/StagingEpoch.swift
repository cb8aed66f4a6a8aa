import Synchronization

/// Tells without a look at the file that nothing is laid ready in it, and nothing is left of what was.
///
/// Its number is even only while the table `staging` is empty in all that is committed: it becomes odd before the
/// transaction that fills the table, and even after the one that empties it. Where that one fails it stays odd.
/// At first, and for whoever only reads a register that another process may write, it is odd too; the process that has
/// the lock of the register is the only one that writes it.
///
/// So a snapshot that was begun between two looks at the same even number has nothing in `staging`: the table was
/// empty all the while. Then all that is in the snapshot is there, and no bound has to be looked up.
final class StagingEpoch: Sendable {
  private let number = Atomic<Int>(1)

  var now: Int { number.load(ordering: .sequentiallyConsistent) }

  /// Nothing is laid ready, nor in what the writer has not committed yet.
  var isEmpty: Bool { now.isMultiple(of: 2) }

  /// Called before something is laid ready.
  func begin() { _ = number.bitwiseOr(1, ordering: .sequentiallyConsistent) }

  /// Called once nothing is left, by whoever alone may lay something ready.
  func end() { if !isEmpty { _ = number.wrappingAdd(1, ordering: .sequentiallyConsistent) } }

  /// What one connection for reading knows of it.
  final class Watch: Sendable {
    private let epoch: StagingEpoch
    /// The number before the snapshot that is being read was begun; odd where that is not known.
    private let before: Atomic<Int>

    /// A watch over a connection that reads nothing yet.
    init(_ epoch: StagingEpoch) {
      self.epoch = epoch
      before = Atomic(epoch.now)
    }

    /// Looks at the number before a snapshot is begun; with `isReading` one was begun before, and is read on.
    func look(isReading: Bool) { before.store(isReading ? 1 : epoch.now, ordering: .relaxed) }

    /// Whether nothing is laid ready in the snapshot that is being read; false where that is not known.
    ///
    /// Asked by a statement under way, so that its snapshot is begun.
    var isEmpty: Bool {
      let before = before.load(ordering: .relaxed)
      return before.isMultiple(of: 2) && before == epoch.now
    }
  }
}
