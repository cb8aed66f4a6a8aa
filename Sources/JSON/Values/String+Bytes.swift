extension String {
  /// Whether both strings have the same bytes; `==` also treats canonical equivalents as equal.
  package func hasSameBytes(as other: String) -> Bool {
    // Length first: most names that differ also differ in length, and it costs two loads.
    guard utf8.count == other.utf8.count else { return false }
    let isSame = utf8.withContiguousStorageIfAvailable { one in
      other.utf8.withContiguousStorageIfAvailable { ByteScan.isSame(one, $0) }
    }
    return (isSame ?? nil) ?? utf8.elementsEqual(other.utf8)
  }
}
