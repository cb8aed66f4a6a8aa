extension Shape {
  /// The shape with fewer positions, for a tolerance in metres; always a valid one.
  package func simplified(metres: Double) -> Shape {
    Simplification.simplify(self, metres: metres)
  }

  /// Appends the shape as a GeoJSON MultiPolygon.
  package func appendGeoJSON(to bytes: inout [UInt8]) {
    bytes += "{\"type\":\"MultiPolygon\",\"coordinates\":[".utf8
    for (index, rings) in polygons.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      bytes.append(UInt8(ascii: "["))
      for (index, ring) in rings.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        bytes.append(UInt8(ascii: "["))
        for (index, position) in ring.enumerated() {
          if index > 0 { bytes.append(UInt8(ascii: ",")) }
          bytes.append(UInt8(ascii: "["))
          Degrees.append(position.x, to: &bytes)
          bytes.append(UInt8(ascii: ","))
          Degrees.append(position.y, to: &bytes)
          bytes.append(UInt8(ascii: "]"))
        }
        bytes.append(UInt8(ascii: "]"))
      }
      bytes.append(UInt8(ascii: "]"))
    }
    bytes += "]}".utf8
  }
}
