import JSON
import Records
import Store

extension Face {
  /// Places as features (RFC 7946), for every kind whose records have shapes.
  static let geoJSON = Face(
    "geojson", "application/geo+json", schema: ["type": "object"],
    frame: .object("features", ["type": "FeatureCollection"]), allowsFields: true,
    parameters: [PlaceParameters.simplify],
    reads: { resource, catalogue in
      Outlines(of: resource, in: catalogue).map { [$0.keeper] } ?? []
    }
  ) { call, resource, catalogue, today in
    guard let places = try Places(resource, call, catalogue, today: today) else {
      preconditionFailure("only places have shapes")
    }
    return { row, bytes in
      let feature = Feature(places: places, presentation: row.presentation)
      try feature.append(row.document, to: &bytes) { id in
        try row.reader.outline(of: id, places.outlines, on: places.day)
      }
    }
  }
}
