package import API
package import Records
import Register
package import Store

extension Endpoint {
  /// The table of all endpoints of a register with the kinds of `catalogue`.
  package static func all(_ catalogue: Catalogue) -> [Endpoint] {
    all(catalogue, KindExtras.register)
  }
}

extension Service {
  /// A service with the endpoints of the store's kinds.
  package convenience init(_ store: Store, options: Options = Options()) {
    self.init(store, options: options, endpoints: Endpoint.all(store.catalogue))
  }
}

extension Description {
  /// The description of the register in YAML.
  package static func yaml() throws -> [UInt8] { try yaml(Endpoint.all(.register), .register) }

  /// The description of the register in JSON, laid out for people.
  package static func json() throws -> [UInt8] { try json(Endpoint.all(.register), .register) }
}
