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
    stagingEpoch.begin()
    let staging: Staging?
    do {
      staging = try performAlone { try $0.beginStaging(kinds) }
    } catch {
      // It finds out whether something was written all the same.
      sweep()
      throw error
    }
    if let staging { return staging }
    sweep()
    throw Staging.Left()
  }

  /// Ends it; what was laid ready and not released is removed, a few rows at a time between what others write.
  package func endStaging(isReleased: Bool) {
    guard isReleased else { return sweep() }
    growTree()
    endEmpty()
  }

  /// Notes that nothing is laid ready any more, which nobody may do now but whoever calls this.
  private func endEmpty() {
    stagingEpoch.end()
    isStaging.withLock { $0 = false }
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
      guard let self else { return }
      switch result {
      case .success(true): sweep()
      case .success(false): endEmpty()
      // It is tried again by the next import, or the next process.
      case .failure: isStaging.withLock { $0 = false }
      }
    }
  }
}
