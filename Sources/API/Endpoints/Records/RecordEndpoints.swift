import Records
import Store

/// The endpoints that every kind of record has.
enum RecordEndpoints {
  static func all(of resource: Resource, _ catalogue: Catalogue, _ extras: KindExtras)
    -> [Endpoint]
  {
    [
      ListRecords.endpoint(resource, catalogue, extras), CreateRecord.endpoint(resource),
      ReadRecord.endpoint(resource, catalogue, extras), ReplaceRecord.endpoint(resource),
      PatchRecord.endpoint(resource), RecordHistory.endpoint(resource),
      RecordVersion.endpoint(resource),
    ]
      + (resource.writtenAlias.map { [PutByReference.endpoint(resource, $0)] } ?? [])
      + (resource.isPermanent
        ? [] : [DeleteRecord.endpoint(resource), RestoreRecord.endpoint(resource)])
      + resource.appended.map { AppendElement.endpoint(resource, $0.field) }
      + (resource.lifecycle?.moves ?? []).map { MoveRecord.endpoint(resource, $0) }
      + (resource.lifecycle?.states == nil ? [] : [ReopenRecord.endpoint(resource)])
  }

  /// The faces of a kind: GeoJSON if its records have shapes, and those of its extras.
  static func faces(_ resource: Resource, _ catalogue: Catalogue, _ extras: KindExtras) -> [Face] {
    (hasShapes(resource, catalogue) ? [.geoJSON] : []) + extras.faces
  }

  /// Whether records of the kind have shapes.
  static func hasShapes(_ resource: Resource, _ catalogue: Catalogue) -> Bool {
    Outlines(of: resource, in: catalogue) != nil
  }

  static func list(_ resource: Resource) -> String { "/v1/\(resource.name)" }

  static func item(_ resource: Resource) -> String { "/v1/\(resource.name)/{id}" }

  /// How long the body of a write may be.
  static func room(_ resource: Resource) -> Endpoint.Room {
    resource.index.shape == nil ? .ordinary : .shape
  }

  /// The parameters that say how a write is checked.
  static func checking(_ resource: Resource) -> [any DeclaredParameter] {
    [CommonParameters.isDry] + (resource.recordsFaults ? [CommonParameters.rules] : [])
  }

  /// The header parameters of a write: with `key` Idempotency-Key, with `match` If-Match.
  static func headers(key: Bool = false, match: Bool = false) -> [any DeclaredParameter] {
    (match ? [CommonParameters.match] : []) + (key ? [CommonParameters.idempotencyKey] : [])
      + [CommonParameters.note, CommonParameters.prefer]
  }
}

extension Resource {
  /// Whether records of the kind list the rules that they break, some of which may be recorded as broken.
  var recordsFaults: Bool { fields.contains { $0.name == "broken_rules" } }

  /// The list of codes, if clients write it; that of postcodes follows from the postcode.
  fileprivate var writtenAlias: Alias? {
    alias.flatMap { alias in
      fields.contains { $0.name == alias.list && !$0.isReadOnly } ? alias : nil
    }
  }
}
