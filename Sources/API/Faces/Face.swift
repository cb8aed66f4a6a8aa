package import JSON
package import Records
package import Store

/// A rendering of the records of a kind in a form that others prescribe, such as GeoJSON or Popolo.
///
/// A kind that names it in its extras offers it for items, for lists, or for both. A class, so that
/// copying the form of a request is cheap.
package final class Face: Sendable, Equatable {
  /// Renders the records of one answer, one by one.
  package typealias Rendering = @Sendable (Row, inout [UInt8]) throws -> Void

  /// One record to be rendered.
  package struct Row {
    /// Its document as it is stored.
    package let document: UnsafeRawBufferPointer
    /// How it was asked to be shown: as of which day, with which members.
    package let presentation: Presentation
    /// Reads other records that are shown with it, in the same snapshot.
    package let reader: Reader
  }

  /// The text around the records of a list.
  package struct Frame: Sendable {
    /// The beginning, with the members that the answer has beside its records.
    let beginning: @Sendable (JSONObject) -> [UInt8]
    /// The text before the first record.
    let first: String
    /// The text before each further one.
    let separator: String
    let end: String

    package init(
      first: String = "", separator: String, end: String,
      _ beginning: @escaping @Sendable (JSONObject) -> [UInt8]
    ) {
      (self.first, self.separator, self.end) = (first, separator, end)
      self.beginning = beginning
    }

    /// A JSON object with the records in the member `name`, one a line.
    package static func object(_ name: String, _ members: JSONObject = [:]) -> Frame {
      Frame(first: "\n", separator: ",\n", end: "\n]}\n") { notes in
        var bytes = Array("{".utf8)
        for member in members.members + notes.members {
          bytes.appendJSONString(member.name)
          bytes.append(UInt8(ascii: ":"))
          member.value.write(to: &bytes)
          bytes.append(UInt8(ascii: ","))
        }
        bytes.appendJSONString(name)
        bytes += ":[".utf8
        return bytes
      }
    }
  }

  /// The suffix that asks for it after a path and a full stop: `geojson`.
  package let suffix: String
  /// The media type by which `Accept` asks for it.
  package let mediaType: String
  let contentType: String
  /// The schema of its answers.
  let schema: JSON
  /// Whether single records are offered in it.
  let isForItems: Bool
  /// The text around the records of lists; nil if lists are not offered in it.
  let frame: Frame?
  /// Whether its records have the members that `fields` and the like choose and add.
  let allowsFields: Bool
  /// The parameters that it has beside those of every item or list.
  let parameters: [any DeclaredParameter]
  /// The kinds that its renderings read beside the records themselves; all of them if it does not say.
  let reads: @Sendable (Resource, Catalogue) -> [Resource]
  /// Reads the parameters of a call about records of a kind, and returns what renders each record.
  let begin: @Sendable (Call, Resource, Catalogue, _ today: CalendarDate) throws -> Rendering

  /// A face; `contentType` is the Content-Type of its answers if that is not the media type.
  package init(
    _ suffix: String, _ mediaType: String, contentType: String? = nil, schema: JSON,
    isForItems: Bool = true, frame: Frame? = nil, allowsFields: Bool = false,
    parameters: [any DeclaredParameter] = [],
    reads: @escaping @Sendable (Resource, Catalogue) -> [Resource] = { $1.resources },
    begin:
      @escaping @Sendable (Call, Resource, Catalogue, _ today: CalendarDate) throws -> Rendering
  ) {
    (self.suffix, self.mediaType, self.schema) = (suffix, mediaType, schema)
    self.contentType = contentType ?? mediaType
    (self.isForItems, self.frame, self.allowsFields) = (isForItems, frame, allowsFields)
    (self.parameters, self.reads, self.begin) = (parameters, reads, begin)
  }

  package static func == (left: Face, right: Face) -> Bool { left === right }
}
