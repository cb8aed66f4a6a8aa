/// A name in a namespace, by the short word under which the reader was given that namespace.
struct XMLName: Equatable {
  /// Empty for a name in no namespace or in one that nobody asked about.
  let space: String
  let local: String

  init(_ space: String, _ local: String) { (self.space, self.local) = (space, local) }
}
