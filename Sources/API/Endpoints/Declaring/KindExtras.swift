import HTTP
import Records

/// What a kind of record brings to the API beyond what every kind has.
package struct KindExtras: Sendable {
  /// Renderings of its records.
  package var faces: [Face] = []
  /// Endpoints about its records.
  package var endpoints: [Endpoint] = []
  /// What the `{id}` of its paths may name beside records.
  package var lookup: ItemLookup?
  /// How a record's successor is read in the place of the record.
  package var following: ItemFollowing?

  package init() {}
}
