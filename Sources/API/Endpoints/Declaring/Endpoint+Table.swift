package import Records

extension Endpoint {
  /// The table of all endpoints of a register with the kinds of `catalogue`; `extras` says by the
  /// name of a kind what that adds.
  package static func all(
    _ catalogue: Catalogue, _ extras: [String: KindExtras]
  ) -> [Endpoint] {
    func brought(_ resource: Resource) -> KindExtras { extras[resource.name] ?? KindExtras() }
    return AboutEndpoints.all
      + catalogue.resources.flatMap { RecordEndpoints.all(of: $0, catalogue, brought($0)) }
      + catalogue.resources.flatMap { brought($0).endpoints }
      + [
        Changes.endpoint(catalogue), ImportRows.endpoint(catalogue),
      ] + BackupEndpoints.all + ProofEndpoints.all + KeyEndpoints.all
  }
}
