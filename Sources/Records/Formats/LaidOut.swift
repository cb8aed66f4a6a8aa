import JSON

/// A value with the layout in which it is shown.
struct LaidOut<Value>: Shown {
  let layout: Layout<Value>
  let value: Value

  var asJSON: JSON { .object(layout.json(of: value)) }

  func writeJSON(to bytes: inout [UInt8]) { layout.write(value, to: &bytes) }
}
