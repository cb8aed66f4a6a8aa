extension DatabaseFile {
  /// The name of the copy that will replace this file; it exists only during a restore.
  var replacement: String { path + ".restored" }

  /// Replaces this file by a copy of the database at `source`; the old file is only renamed.
  ///
  /// The copy is made and checked beside the target, `finish` changes it in one transaction, and
  /// one rename puts it in place. If this is interrupted at any point, the path has either the old
  /// file with everything its log had, or the new one. The caller must have the `FileLock`. Returns
  /// the new name of the old file, if there was one.
  package func restore<Output>(
    from source: DatabaseFile, settingAsideAs name: String, _ finish: (Database) throws -> Output
  ) throws -> (aside: String?, result: Output) {
    let old = try DurableFile.status(path)
    guard old?.isRegular ?? true else {
      throw Refused(description: "\(path) is not a regular file.")
    }
    try source.copy(to: replacement, as: old)
    do {
      // A log left over from an earlier copy would be read as the log of this one.
      for suffix in DatabaseFile.sides { try DurableFile.remove(replacement + suffix) }
      let result = try change(finish)
      try setAside(as: name)
      try DurableFile.move(replacement, to: path)
      return (old == nil ? nil : name, result)
    } catch {
      // If the file itself is gone by now, the copy is kept: it shows that there was a register.
      if (try? DurableFile.status(path)) != nil { try? removeDraft(replacement) }
      throw error
    }
  }

  /// Runs `finish` on the copy in one transaction, and leaves no log beside it.
  private func change<Output>(_ finish: (Database) throws -> Output) throws -> Output {
    let database = try Database(path: replacement, mode: .readWrite)
    let result = try database.transaction { try finish(database) }
    _ = try database.checkpoint(.truncate)
    return result
  }

  /// Links the file under a second name, or renames it where links are not possible.
  private func setAside(as name: String) throws {
    if try DurableFile.status(path) != nil, try settle(), try DurableFile.link(path, as: name) {
      return
    }
    // The file goes first: a log without its file is refused, but a file without its log would look
    // complete.
    for suffix in [""] + DatabaseFile.sides where try DurableFile.status(path + suffix) != nil {
      try DurableFile.move(path + suffix, to: name + suffix)
    }
  }

  /// Copies the log into the file; false if that is not possible.
  private func settle() throws -> Bool {
    do {
      for suffix in DatabaseFile.sides where try DurableFile.status(path + suffix) != nil {
        guard case .version = try inspect() else { return false }
        _ = try Database(path: path, mode: .readWrite).checkpoint(.truncate)
        break
      }
    } catch let error as SQLiteError {
      guard error.kind != .busy else { throw FileLock.Held(path: path, process: nil) }
      return false
    }
    // The last connection removes the log as it closes.
    guard try DurableFile.status(path + "-wal") == nil else {
      throw FileLock.Held(path: path, process: nil)
    }
    return true
  }
}
