import Testing

/// Partnerships by who is a partner in them: every one, either, none; on a day, in a role, for another.
@Suite struct PartnerSearchTests {
  @Test(arguments: [1, 2, 3] as [UInt64])
  func `every, either and none of some partners are found as a slow model finds them`(seed: UInt64)
    throws
  {
    let model = try PartnerModel(seed: seed)
    let (a, b, c) = (model.bodies[0], model.bodies[1], model.bodies[2])
    for day in [nil] + PartnerModel.days.map(Optional.some) {
      func expect(_ query: String, _ isWanted: ([PartnerModel.Partner]) -> Bool) throws {
        #expect(
          try model.found(query, on: day) == model.ids(on: day, isWanted),
          "seed \(seed): \(query) on \(day ?? "any day")")
      }
      func has(_ partners: [PartnerModel.Partner], _ body: Int) -> Bool {
        partners.contains { $0.body == body }
      }
      try expect("partner__all=\(a),\(b)") { has($0, 0) && has($0, 1) }
      try expect("partner=\(a)&partner=\(b)") { has($0, 0) || has($0, 1) }
      try expect("partner__not=\(a)&partner__not=\(b)") { !has($0, 0) && !has($0, 1) }
      try expect("partner__all=\(a)&partner__not=\(c)") { has($0, 0) && !has($0, 2) }
      // The role is that of the partner that is named, and not of another one.
      try expect("partner=\(a)&role=lead") { $0.contains { $0.body == 0 && $0.role == "lead" } }
      try expect("partner__all=\(a),\(b)&role=lead") { partners in
        [0, 1].allSatisfy { body in
          partners.contains { $0.body == body && $0.role == "lead" }
        }
      }
      try expect("partner=\(a)&on_behalf_of=\(b)") {
        $0.contains { $0.body == 0 && $0.behalf == 1 }
      }
      try expect("partner=\(a)&role__not=observer") {
        $0.contains { $0.body == 0 && $0.role != "observer" }
      }
      try expect("on_behalf_of=\(c)&role=partner") {
        $0.contains { $0.behalf == 2 && $0.role == "partner" }
      }
    }
  }
}
