extension String {
  /// Whether both strings have the same bytes; `==` also treats canonical equivalents as equal.
  package func hasSameBytes(as other: String) -> Bool {
    // Length first: most names that differ also differ in length, and it costs two loads.
    utf8.count == other.utf8.count && utf8.elementsEqual(other.utf8)
  }
}
