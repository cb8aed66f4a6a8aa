import Tree
import Evidence
import HTTP
import Records
import Store

extension API {
  /// Answers with what `work` makes on one snapshot, on a thread of its own: where an import was just let pass, hashes
  /// over many leaves may have to be worked out.
  func prove(
    _ call: Call, _ later: Responder, _ parameters: [Parameter<Int>],
    _ work: @escaping @Sendable (Reader, Service.Options) throws -> [UInt8]
  ) throws -> Response? {
    try call.together(
      { try call.refuseUnknown() }, { for one in parameters { _ = try call.value(one) } })
    let headers = jsonHeaders(call)
    return try answerLong(service.searches, call, later) { [service] handed in
      let reader = handed.reader
      let body = try reader.snapshot { try work(reader, service.options) }
      service.store.giveBack(handed)
      return Response(.ok, headers: headers, body: .bytes(body))
    }
  }

  func leaves(_ call: Call) throws -> Response {
    var (first, limit) = (0, 0)
    try call.together(
      { try call.refuseUnknown() },
      { first = try call.value(ProofEndpoints.first) ?? 0 },
      { limit = try call.value(CommonParameters.limit) ?? CommonParameters.usualLimit })
    let leaves = try reader.snapshot { try reader.leaves(from: Int64(first), limit: limit) }
    // At the end it is where the next leaf will appear.
    let next = leaves.last.map { $0.leaf + 1 } ?? Int64(first)
    return page(leaves, Leaf.page, next: "from=\(next)&limit=\(limit)", call)
  }
}

extension Reader {
  /// The head of `size`, or as it is now.
  func head(_ size: Int?, _ parameter: Parameter<Int>) throws -> TreeHead {
    if let head = try treeHead(of: size.map(Int64.init)) { return head }
    throw RecordError.badRequest([
      Fault(.parameter(parameter.name), "too_large", "The tree is not as large as that.")
    ])
  }
}

extension Leaf {
  static let page = LogPage.layout(layout, named: "LeafList")
}
