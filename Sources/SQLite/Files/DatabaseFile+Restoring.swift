extension DatabaseFile {
  /// Puts a copy of the database at `source` in the place of this one, which is set aside, not removed.
  ///
  /// The copy is made and checked beside the target first, so that the moment without a file is that of
  /// two renames. The caller holds the `FileLock`. Gives the name of the file set aside, if there was one.
  package func restore(from source: DatabaseFile, settingAsideAs name: String) throws -> String? {
    let old = try DurableFile.status(path)
    guard old?.isRegular ?? true else {
      throw Refused(description: "\(path) is not a regular file.")
    }
    let draft = path + ".restored"
    try source.copy(to: draft, as: old)
    var aside: String?
    // A log without its file would be taken for the log of the new one, so the three go together.
    for suffix in ["-wal", "-shm", ""] where try DurableFile.status(path + suffix) != nil {
      try DurableFile.move(path + suffix, to: name + suffix)
      if suffix.isEmpty { aside = name }
    }
    try DurableFile.move(draft, to: path)
    return aside
  }
}
