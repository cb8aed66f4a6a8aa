package import JSON

/// An answer that is worked out, with the layout in which it is written.
package protocol WorkedOut: SendableMetatype {
  /// The members of the answer, in order.
  static var layout: Layout<Self> { get }
}

extension WorkedOut {
  /// The answer as JSON.
  package var json: JSONObject { Self.layout.json(of: self) }

  /// Appends the answer as JSON, without building a tree of it.
  package func write(to bytes: inout [UInt8]) { Self.layout.write(self, to: &bytes) }

  /// The answer in bytes.
  package var bytes: [UInt8] { Self.layout.bytes(of: self) }
}
