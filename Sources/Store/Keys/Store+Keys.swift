import SQLite

extension Store {
  /// Changes keys in the group's transaction; `completion` is called once every reader sees the change.
  ///
  /// The reserve on the disk serves this too: a key that leaked is revoked although nothing else is written.
  package func submitKeyChange<Output: Sendable>(
    _ job: @escaping @Sendable (KeyLedger) throws -> Output,
    completion: @escaping @Sendable (Result<Output, any Error>) -> Void
  ) {
    submit(bytes: 0, usesReserve: true) { [salts] in
      try job(KeyLedger($0.database, salts))
    } completion: { [ring] result in
      ring.noteChange()
      completion(result)
    }
  }

  /// Changes keys and waits until it is on disk: for the command line and tests.
  @discardableResult
  package func changeKeys<Output: Sendable>(
    _ job: @escaping @Sendable (KeyLedger) throws -> Output
  ) throws -> Output {
    let result = try perform(usesReserve: true) { [salts] in
      try job(KeyLedger($0.database, salts))
    }
    ring.noteChange()
    return result
  }

  /// Writes the uses of keys since the last time, if there were any.
  package func keepKeyUses() {
    let uses = ring.takeUses()
    guard !uses.isEmpty else { return }
    submit(bytes: 0) { [salts] in
      try KeyLedger($0.database, salts).keep(uses)
    } completion: { _ in
      // What is lost are times of last use of one minute, on which nothing depends.
    }
  }
}
