import Geometry
import Records
import SQLite

/// The shapes beside the documents: their boxes in an R*Tree, and what is searched after the boxes.
extension Ledger {
  func add(_ shape: Indexed.Outline, _ resource: Resource, record: Int64) throws {
    let table = resource.name
    let box = shape.box.stored
    try database.run(
      "INSERT INTO \(table)_boxes (record, west, east, south, north) VALUES (?, ?, ?, ?, ?)",
      .integer(record), .integer(box.west), .integer(box.east), .integer(box.south),
      .integer(box.north))
    try database.run(
      "INSERT INTO \(table)_shapes (record, subject, shape) VALUES (?, ?, ?)",
      .integer(record), .text(shape.subject), .blob(shape.bytes))
  }

  func removeShape(_ resource: Resource, record: Int64) throws {
    for table in ["boxes", "shapes"] {
      try database.run(
        "DELETE FROM \(resource.name)_\(table) WHERE record = ?", .integer(record))
    }
  }
}
