import API
import HTTP
import JSON
import Records

/// The areas of postcodes.
enum PostcodeEndpoints {
  static let asOf = Parameter.day(
    "as_of", "The day whose areas are asked for; today if it is left out.")

  /// Many postcodes at once; a POST, because a URL has no room for them, but it changes nothing.
  static let lookUp = Endpoint(
    "look_up_postcodes", .post, "/v1/postcodes/lookup", in: .register,
    "The areas of up to 100 postcodes, each with its own result or problem.", need: .nothing,
    isWrite: false, parameters: [asOf], body: .json("PostcodeQuery"), room: .small,
    successes: [.ok("PostcodeLookup")], refusals: [401, 415, 422],
    example: .asked(
      .json("/v1/postcodes/lookup", ["postcodes": ["SE1 7AA", "se11", "SW1A 9ZZ"]]))
  ) { api, call, later in try api.lookUpPostcodes(call, later) }
}

extension ItemLookup {
  /// A postcode in the place of a record's id.
  static let postcodes = ItemLookup(
    about:
      "A postcode in any spelling, or the beginning of some (SE1, SE1 7), gives its areas; with a parameter beside as_of a postcode gives its record, and a beginning is refused.",
    schema: "PostcodeAreas", definitions: PostcodeSchemas.all,
    example: .get("/v1/postcodes/se17aa"),
    code: { Postcode($0).map { "postcode:\($0.code)" } }
  ) { api, call in try api.readPostcode(call) }
}
