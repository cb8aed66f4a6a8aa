package import JSON
package import Records

/// The several areas that one has become.
package enum CurrentAreas {
  /// The members of the answer, in order.
  package static let fields = [
    Field("area", .record(AreaReference.fields), .required, about: "The area that has ended."),
    Field("items", .list(AreaReference.fields), about: "What has become of it, by name."),
  ]

  package static func json(
    _ area: AreaHistory, _ current: [AreaHistory], today: CalendarDate
  ) -> JSONObject {
    [
      "area": .object(area.reference(on: today)),
      "items": .array(
        current.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
          .map { .object($0.reference(on: today)) }),
    ]
  }
}
