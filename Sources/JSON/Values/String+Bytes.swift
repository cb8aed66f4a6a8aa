extension String {
  /// Whether both strings are the same bytes, where `==` would take canonical equivalents as equal.
  package func hasSameBytes(as other: String) -> Bool {
    // Equal length first: most names that differ differ here, and it costs two loads.
    utf8.count == other.utf8.count && utf8.elementsEqual(other.utf8)
  }
}
