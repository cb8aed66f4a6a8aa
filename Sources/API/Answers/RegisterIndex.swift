import Tree
import Evidence
import JSON
import Records
import Store

/// The index of the register: its kinds of record with their addresses and numbers, and other
/// addresses.
struct RegisterIndex: WorkedOut {
  /// A kind of record, and how many of it the reader may see.
  struct Kind {
    let resource: Resource
    let total: Int64
  }

  let kinds: [Kind]
  let head: TreeHead

  /// What there is for who asks by `call`.
  init(_ reader: Reader, _ call: Call) throws {
    kinds = try reader.catalogue.resources.map { resource in
      Kind(resource: resource, total: try reader.count(resource, for: call.audience))
    }
    head = try reader.head(nil, ProofEndpoints.size)
  }

  private static let kind = Layout<Kind>(
    isOpen: true,
    .text("href") { "/v1/\($0.resource.name)" },
    .text("about") { $0.resource.about },
    .count("total") { $0.total })

  static let layout = Layout<RegisterIndex>(
    isOpen: true,
    .text("name") { _ in "Concordat" },
    .text("about") { _ in "The open register of public-service partnerships." },
    .byName("kinds", kind) { $0.kinds.map { ($0.resource.name, $0) } },
    .text("changes") { _ in "/v1/changes" },
    .record(
      "tree",
      Layout(
        isOpen: true, .text("href") { _ in "/v1/proofs/head" }, .count("size") { $0.size },
        .hash("root") { $0.root }), "The head of the tree of hashes over the log."
    ) { $0.head },
    .text("imports") { _ in "/v1/imports" },
    .text("description") { _ in "/openapi.yaml" })
}
