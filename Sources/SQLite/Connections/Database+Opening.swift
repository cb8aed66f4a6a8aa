import CSQLite
import Foundation

extension Database {
  /// What a connection is for.
  package enum Mode: Sendable {
    /// Only reads, beside the writer.
    case readOnly
    /// Commits and checkpoints; one connection a file.
    case readWrite
    /// Like `readWrite`, for a file that does not exist yet.
    case create
    /// Only reads, but may run `VACUUM INTO` and create tables in memory.
    ///
    /// In `readOnly`, `query_only` and the limit on ATTACH forbid both.
    case copy
    /// Reads a file that nobody writes, without locks and without creating a -wal or -shm file.
    ///
    /// Otherwise it may do what `copy` may.
    case frozen

    var isWriter: Bool { self == .readWrite || self == .create }
  }

  /// Limits of a connection; the defaults are those of a server.
  package struct Options: Sendable {
    /// How long to wait for a lock, in milliseconds.
    package var busyMilliseconds: Int32 = 2000
    /// The page cache in KiB; `nil` means 64 MB for a writer and 16 MB for others.
    package var cacheKiB: Int?
    /// The most prepared statements kept.
    package var statementLimit = 256
    /// The most bytes a value or a row may have.
    package var valueLimit: Int32 = 4 << 20

    package init() {}
  }

  static func open(_ path: String, _ mode: Mode) throws(SQLiteError) -> OpaquePointer {
    let access =
      switch mode {
      case .readOnly, .copy: SQLITE_OPEN_READONLY
      case .frozen: SQLITE_OPEN_READONLY | SQLITE_OPEN_URI
      case .readWrite: SQLITE_OPEN_READWRITE
      case .create: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
      }
    let name = mode == .frozen ? immutableURI(plain(path)) : plain(path)
    var handle: OpaquePointer?
    let flags = access | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
    errno = 0  // so that after a failure it holds the reason of this one
    let code = sqlite3_open_v2(name, &handle, flags, nil)
    guard code == SQLITE_OK, let handle else {
      let error = SQLiteError(code: code, connection: handle, sql: nil)
      sqlite3_close(handle)
      throw SQLiteError(
        code: code, message: "\(error.message): \(path)", systemErrno: error.systemErrno)
    }
    return handle
  }

  /// A path that is never read as a URI: some builds of SQLite treat "file:…" as one.
  static func plain(_ path: String) -> String { path.hasPrefix("file:") ? "./" + path : path }

  /// A URI that opens the path as a file that never changes (sqlite.org/uri.html).
  private static func immutableURI(_ path: String) -> String {
    let escaped = path.replacing("%", with: "%25").replacing("?", with: "%3f")
      .replacing("#", with: "%23")
    return "file:\(path.hasPrefix("/") ? "//" : "")\(escaped)?immutable=1"
  }

  func configure(_ options: Options) throws(SQLiteError) {
    sqlite3_busy_timeout(handle, options.busyMilliseconds)
    // No extensions, no writes to shadow tables, no functions hidden in a schema, and no
    // double-quoted names that turn into strings (sqlite.org/security.html).
    for (option, value) in [
      (SQLITE_DBCONFIG_DEFENSIVE, 1), (SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0),
      (SQLITE_DBCONFIG_DQS_DDL, 0), (SQLITE_DBCONFIG_DQS_DML, 0),
      (SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0), (SQLITE_DBCONFIG_ENABLE_FKEY, 1),
    ] as [(Int32, Int32)] {
      concordat_db_config(handle, option, value)
    }
    sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, options.valueLimit)
    sqlite3_limit(handle, SQLITE_LIMIT_SQL_LENGTH, 100 << 10)
    sqlite3_limit(handle, SQLITE_LIMIT_VARIABLE_NUMBER, 1000)
    if mode != .copy, mode != .frozen { sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0) }
    let cache = options.cacheKiB ?? usualCacheKiB
    // mmap stays off: every commit of another connection drops the mapping, and reads fell to a
    // third (measured).
    try execute(
      """
      PRAGMA temp_store=MEMORY; PRAGMA mmap_size=0; PRAGMA cache_size=-\(cache);
      PRAGMA cell_size_check=ON;
      """)
    switch mode {
    case .readOnly: try execute("PRAGMA query_only=1")
    case .copy, .frozen: break
    case .readWrite, .create: try configureWriter()
    }
  }

  /// The page cache of a connection that is not told otherwise, in KiB.
  ///
  /// A writer of 64,000 took 44 MiB more under load, and was no faster at 100,000 awards, by a tenth at 400,000.
  private var usualCacheKiB: Int { mode.isWriter ? 28_000 : 16_000 }

  /// Has the page cache hold so many KiB at the most, or as many as usual, and gives up what it holds.
  package func resizeCache(kibibytes: Int? = nil) throws(SQLiteError) {
    try execute("PRAGMA cache_size=-\(kibibytes ?? usualCacheKiB); PRAGMA shrink_memory")
  }

  private func configureWriter() throws(SQLiteError) {
    // Half a megabyte for small allocations without malloc: the usual 48 KB are held by kept statements alone.
    concordat_db_lookaside(handle, 1200, 400)
    // Only an empty file accepts it. Documents of about 1.5 kB leave a quarter of each 4 KiB page
    // empty.
    if mode == .create { try execute("PRAGMA page_size=8192") }
    // FULL, because NORMAL loses acknowledged writes at a power cut; group commit pays for it.
    // The fullfsync pair matters on macOS only, where fsync leaves data in the drive's cache.
    try execute(
      """
      PRAGMA synchronous=FULL; PRAGMA fullfsync=1; PRAGMA checkpoint_fullfsync=1;
      PRAGMA recursive_triggers=ON; PRAGMA analysis_limit=400;
      """)
    let statement = try statement("PRAGMA journal_mode=WAL")
    let isWAL = try statement.step() && statement.string(0) == "wal"
    statement.reset()
    // SQLite opens a file that must not be written read-only instead of failing
    // (sqlite.org/c3ref/open.html).
    guard sqlite3_db_readonly(handle, "main") == 0 else {
      throw SQLiteError(code: SQLITE_READONLY, message: "The file cannot be written: \(path)")
    }
    guard isWAL else {
      throw SQLiteError(
        code: SQLITE_CANTOPEN, message: "The file system cannot keep a write-ahead log: \(path)")
    }
    // The writer runs the checkpoints; journal_size_limit bounds the -wal file after each.
    try execute("PRAGMA wal_autocheckpoint=0; PRAGMA journal_size_limit=67108864")
  }
}
