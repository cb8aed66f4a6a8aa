package import JSON

/// One entry of a key's own history; the log of records holds none of them.
package struct KeyChange: Sendable {
  package let at: String
  package let actor: String
  package let op: String

  package var json: JSON {
    ["at": .string(at), "actor": .string(actor), "op": .string(op)]
  }
}
