/// A reader that is handed from one user to the next, with the snapshot that it holds.
///
/// A connection is for one thread at a time. Whoever makes one of these gives the reader up in that very step,
/// and whoever gets it is from then on the only one to have it.
package struct HandedReader: Sendable {
  // Unsafe: a Reader is for one thread, and only the last who got this value uses it.
  nonisolated(unsafe) package let reader: Reader

  package init(_ reader: Reader) { self.reader = reader }
}
