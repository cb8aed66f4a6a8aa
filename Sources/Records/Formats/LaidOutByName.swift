import JSON

/// Values of one layout, each under a name of its own.
struct LaidOutByName<Value>: Shown {
  let layout: Layout<Value>
  let values: [(name: String, value: Value)]

  var asJSON: JSON {
    .object(JSONObject(values.map { ($0.name, .object(layout.json(of: $0.value))) }))
  }
}
