extension DatabaseFile {
  /// Writes one consistent, compact and checked copy to `target`, while others read and write.
  ///
  /// VACUUM INTO works on one snapshot, so it neither restarts under a writer (as stepping the backup
  /// interface does: 264 times in 12 s, measured) nor takes part in checkpoints.
  package func copy(to target: String) throws {
    let draft = target + ".part"
    try DurableFile.remove(draft)
    do {
      try Database(path: path, mode: .copy).run("VACUUM INTO ?", [.text(draft)])
      let copy = try Database(path: draft, mode: .readOnly)
      if let fault = try copy.quickCheck() { throw SQLiteError(code: 11, message: fault) }
      guard try copy.number("PRAGMA application_id") == Int(applicationID) else {
        throw SQLiteError(code: 11, message: "The copy does not carry the application id.")
      }
    } catch {
      try? DurableFile.remove(draft)
      throw error
    }
    try DurableFile.move(draft, to: target)
  }
}
