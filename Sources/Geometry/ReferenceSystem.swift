package import JSON

/// In which reference system the positions of a GeoJSON object are, where it says so in `crs`.
///
/// RFC 7946 knows WGS 84 alone; programs still write the member of the form before it, of 2008.
package enum ReferenceSystem: Equatable {
  case wgs84
  /// The British National Grid, EPSG 27700.
  case nationalGrid
  case other(String)

  /// What the value of a member `crs` says; WGS 84 where it is null.
  package init(_ crs: JSON?) {
    guard let crs, !crs.isNull else {
      self = .wgs84
      return
    }
    let name = crs["properties"]?["name"]?.string
    // As urn:ogc:def:crs:OGC:1.3:CRS84, EPSG:27700 or http://www.opengis.net/def/crs/OGC/1.3/CRS84.
    switch name?.split(whereSeparator: { $0 == ":" || $0 == "/" }).last {
    case "CRS84", "4326": self = .wgs84
    case "27700": self = .nationalGrid
    default: self = .other(name ?? "a system that it does not name")
    }
  }
}
