extension DatabaseFile {
  /// The name of the copy that is to take this file's place; it is there as long as that is under way.
  var replacement: String { path + ".restored" }

  /// Puts a copy of the database at `source` in the place of this one, which is set aside, not removed.
  ///
  /// The copy is made and checked beside the target, and `finish` changes it in one transaction. Then one rename
  /// puts it in place: whenever this is cut short, the old file is there with all that its log had, or the new
  /// one. The caller holds the `FileLock`. Gives the name of the file set aside, if there was one.
  package func restore<Output>(
    from source: DatabaseFile, settingAsideAs name: String, _ finish: (Database) throws -> Output
  ) throws -> (aside: String?, result: Output) {
    let old = try DurableFile.status(path)
    guard old?.isRegular ?? true else {
      throw Refused(description: "\(path) is not a regular file.")
    }
    try source.copy(to: replacement, as: old)
    do {
      // What was left of a copy before it would be taken for the log of this one.
      for suffix in DatabaseFile.sides { try DurableFile.remove(replacement + suffix) }
      let result = try change(finish)
      try setAside(as: name)
      try DurableFile.move(replacement, to: path)
      return (old == nil ? nil : name, result)
    } catch {
      // Without the file itself the copy is what says that there was one.
      if (try? DurableFile.status(path)) != nil { try? removeDraft(replacement) }
      throw error
    }
  }

  /// Has `finish` change the copy, all of it or nothing, and leaves no log beside it.
  private func change<Output>(_ finish: (Database) throws -> Output) throws -> Output {
    let database = try Database(path: replacement, mode: .readWrite)
    let result = try database.transaction { try finish(database) }
    _ = try database.checkpoint(.truncate)
    return result
  }

  /// Gives the file a second name, or the new name alone where that cannot be.
  private func setAside(as name: String) throws {
    if try DurableFile.status(path) != nil, try settle(), try DurableFile.link(path, as: name) {
      return
    }
    // The file goes first: a log without its file is refused, but a file without its log would look whole.
    for suffix in [""] + DatabaseFile.sides where try DurableFile.status(path + suffix) != nil {
      try DurableFile.move(path + suffix, to: name + suffix)
    }
  }

  /// Writes the log into the file; false if that cannot be done.
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
    // The last connection takes the log away as it closes.
    guard try DurableFile.status(path + "-wal") == nil else {
      throw FileLock.Held(path: path, process: nil)
    }
    return true
  }
}
