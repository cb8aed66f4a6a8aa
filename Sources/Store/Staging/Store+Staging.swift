package import Records
import SQLite
import Synchronization

extension Store {
  /// Whether rows of all of `kinds` can be laid ready: each row by itself, with no other that it brings along.
  package func canStage(_ kinds: [Resource]) -> Bool {
    kinds.allSatisfy { tables[$0].service?.checksAhead ?? true }
  }

  /// Begins to lay rows of `kinds` ready; nil while another import does, or while what one left is being removed.
  ///
  /// Throws `Left` where that is there still; then it is being removed once more.
  package func beginStaging(_ kinds: [Resource]) throws -> Staging? {
    guard
      isStaging.withLock({ isStaging in
        defer { isStaging = true }
        return !isStaging
      })
    else { return nil }
    let staging: Staging?
    do {
      staging = try performAlone { try $0.beginStaging(kinds) }
    } catch {
      isStaging.withLock { $0 = false }
      throw error
    }
    if let staging { return staging }
    sweep()
    throw Staging.Left()
  }

  /// Ends it; what was laid ready and not released is removed, a few rows at a time between what others write.
  package func endStaging(isReleased: Bool) {
    guard !isReleased else { return isStaging.withLock { $0 = false } }
    sweep()
  }

  /// Removes what a process that ended in the middle of an import left.
  func sweepAtStart() {
    isStaging.withLock { $0 = true }
    sweep()
  }

  private func sweep() {
    submit(bytes: 0, usesReserve: true) {
      try $0.sweep(upTo: 100)
    } completion: { [weak self] result in
      // Where it fails it is tried again by the next import, or the next process.
      guard let self, case .success(true) = result else {
        self?.isStaging.withLock { $0 = false }
        return
      }
      sweep()
    }
  }
}
