import HTTP
import Imports
import JSON

/// Tells a client line by line how far an import is; the last line has how it ended.
///
/// Only the connection keeps it, so that it goes with the client, and the import with it.
final class ImportProgress: BodySource {
  private let news: ImportNews

  init(_ news: ImportNews) { self.news = news }

  deinit { news.abandon() }

  func next() throws -> [UInt8]? { news.next().map { $0.bytes + [0x0A] } }
}
