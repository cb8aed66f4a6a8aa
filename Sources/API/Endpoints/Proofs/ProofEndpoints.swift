import Tree
import Evidence
import HTTP
import JSON
import Records
import Store

/// The tree of hashes over the log: what it is now, and what shows that an entry is in it or that it only grew.
enum ProofEndpoints {
  static let all = [head, inclusion, consistency, leaves]

  static let seq = size("seq", "The number of the entry.", from: 1)
  static let size = size("size", "The size of the tree; as it is now if left out.")
  static let from = size("from", "The earlier size.")
  static let to = size("to", "The later size; as it is now if left out.")
  static let first = size("from", "The leaves from this place on.")

  private static func size(_ name: String, _ about: String, from least: Int = 0) -> Parameter<Int> {
    // Eighteen digits, the most that `Digits` reads.
    .number(
      name, about, least...999_999_999_999_999_999,
      ["type": "integer", "minimum": .integer(Int64(least))])
  }

  private static let head = Endpoint(
    "get_tree_head", .get, "/v1/proofs/head", in: .register,
    "The head of the tree of hashes over the log, signed if the server has a key for it. Whoever keeps it can tell later whether anything before it was changed or removed; a signature lets him show to others that the register stood by it.",
    need: .nothing, parameters: [size], successes: [.ok("TreeHead")],
    refusals: Endpoint.readRefusals, definitions: [("TreeHead", HeadAnswer.layout.schema)],
    example: .get("/v1/proofs/head?size=1")
  ) { api, call, later in
    try api.prove(call, later, [size]) { reader, options in
      let head = try reader.head(call.value(size), size)
      return HeadAnswer(head: head, key: options.headKey).bytes
    }
  }

  private static let inclusion = Endpoint(
    "prove_inclusion", .get, "/v1/proofs/inclusion", in: .register,
    "What shows that an entry is in the tree, and what it says. Of a hidden entry it says nothing.",
    need: .nothing, parameters: [seq, size], successes: [.ok("InclusionProof")],
    refusals: Endpoint.readRefusals,
    definitions: [("InclusionProof", Inclusion.layout.schema)],
    example: .get("/v1/proofs/inclusion?seq=1&size=1")
  ) { api, call, later in
    try api.prove(call, later, [seq, size]) { reader, _ in
      let seq = try call.needed(seq, such: "1")
      let head = try reader.head(call.value(size), size)
      let proof = try reader.inclusion(ofEntry: Int64(seq), in: head.size, for: call.audience)
      guard let proof else {
        throw RecordError.notFound("entry \(seq) in the tree of \(head.size) leaves")
      }
      return proof.bytes
    }
  }

  private static let consistency = Endpoint(
    "prove_consistency", .get, "/v1/proofs/consistency", in: .register,
    "What shows that the tree begins with what it was at an earlier size: that the log only grew.",
    need: .nothing, parameters: [from, to], successes: [.ok("ConsistencyProof")],
    refusals: Endpoint.readRefusals,
    definitions: [("ConsistencyProof", ConsistencyAnswer.layout.schema)],
    example: .get("/v1/proofs/consistency?from=1&to=2")
  ) { api, call, later in
    try api.prove(call, later, [from, to]) { reader, _ in
      let first = try reader.head(call.needed(from, such: "1"), from)
      let last = try reader.head(call.value(to), to)
      guard first.size <= last.size else {
        throw RecordError.badRequest([
          Fault(.parameter("from"), "too_large", "The earlier size is not above the later one.")
        ])
      }
      let path = try reader.consistency(from: first.size, to: last.size)
      return ConsistencyAnswer(first: first, last: last, path: path).bytes
    }
  }

  private static let leaves = Endpoint(
    "list_leaves", .get, "/v1/proofs/leaves", in: .register,
    "The hashes of the tree's leaves in order, those of hidden entries and of changes of keys too: that something was written may show, what was may not.",
    need: .nothing, parameters: [first, CommonParameters.limit], successes: [.ok("LeafList")],
    refusals: Endpoint.readRefusals,
    definitions: [("Leaf", Leaf.layout.schema), ("LeafList", Leaf.page.schema)],
    example: .get("/v1/proofs/leaves?limit=1")
  ) { api, call, _ in try api.leaves(call) }
}
