import Keys
import Tree
import Evidence
import Records
import TestSupport

@testable import Store

extension Shelf {
  /// The head of the tree as it is now.
  func head() throws -> TreeHead {
    guard let head = try store.makeReader().treeHead() else { preconditionFailure("there is one") }
    return head
  }

  /// The register's log as it is exported.
  func exportedLog(after seq: Int64 = 0) throws -> [UInt8] {
    let reader = try store.makeReader()
    let end = try reader.sequence()
    var (bytes, last) = ([UInt8](), seq)
    while last < end { last = try reader.export(after: last, upTo: end, to: &bytes) ?? end }
    return bytes
  }

  /// Adds a key, and gives its id.
  @discardableResult
  func addKey(_ id: String) throws -> String {
    guard let key = AccessKey("cdt_\(id)_0123456789abcdef0123456789abcdef") else {
      preconditionFailure("\(id) is no id")
    }
    try store.changeKeys {
      try $0.create(
        key, KeyDraft(name: "Key \(id)", scopes: [.admin], note: "A note"), by: "tester",
        at: Shelf.moment)
    }
    return id
  }

  /// Takes a key out of use.
  func revokeKey(_ id: String) throws {
    try store.changeKeys { try $0.revoke(id, by: "tester", at: Shelf.moment) }
  }

  /// What an inspection finds, with heads at hand.
  func findings(_ heads: [TreeHead] = []) throws -> [String] {
    try Inspection(path: store.path, catalogue: store.catalogue, heads: heads).findings
  }
}
