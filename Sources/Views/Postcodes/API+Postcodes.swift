import API
import HTTP
import JSON
import Records
import Areas
import Store

/// The areas of postcodes.
extension API {
  /// The most postcodes of one request.
  static let mostPostcodes = 100

  /// A postcode, or the beginning of one, with its areas; nil if the path names a record by its id or code, or
  /// parameters say how the record is to be shown.
  func readPostcode(_ call: Call) throws -> Response? {
    let text = call.place("id")
    let isShown = call.parameters.contains { $0.name != PostcodeEndpoints.asOf.name }
    guard PostcodeLookup.isPostcode(text), !(isShown && Postcode(text) != nil) else { return nil }
    var day = service.store.clock().date
    try call.together(
      { try call.refuseUnknown(but: [PostcodeEndpoints.asOf]) },
      { day = try call.value(PostcodeEndpoints.asOf) ?? day })
    var headers = jsonHeaders(call)
    // The answer changes with the register and with the day.
    let kinds = [PostcodeUnit.resource, Area.resource, AreaEvent.resource, Boundary.resource]
    let tag = EntityTag.of(
      "\(text) \(day)", at: try reader.latest(of: kinds, for: call.audience), of: kinds)
    headers.append("ETag", tag)
    if EntityTag.noneMatchFails(call.request.headers, tag) {
      return Response(.notModified, headers: headers)
    }
    let answer = try reader.snapshot {
      var lookup = PostcodeLookup(reader, try gazetteer(), on: day)
      return try lookup.answer(text)
    }
    guard let answer else { throw Problem(unknownPostcode: text) }
    if let path = answer.path { headers.append("Content-Location", path) }
    return Response(.ok, headers: headers, body: .bytes(answer.bytes))
  }

  /// Answers about many postcodes on a thread of its own: for each its areas or a problem.
  func lookUpPostcodes(_ call: Call, _ later: Responder) throws -> Response? {
    var day = service.store.clock().date
    var texts: [String] = []
    try call.together(
      { try call.refuseUnknown() }, { day = try call.value(PostcodeEndpoints.asOf) ?? day })
    texts = try postcodes(try call.json())
    let gazetteer = try gazetteer()
    return try answerLong(service.searches, call, later) { [service, day, texts] handed in
      let items = try handed.reader.snapshot {
        var lookup = PostcodeLookup(handed.reader, gazetteer, on: day)
        return try texts.map { try API.item($0, &lookup) }
      }
      service.store.giveBack(handed)
      var headers = service.answer.headers(call.request, call.requestID, as: call.format)
      headers.append("Cache-Control", Answer.privateCache)
      return Response(
        .ok, headers: headers, body: .bytes(PostcodesAnswer(items, on: day).bytes))
    }
  }

  private static func item(_ text: String, _ lookup: inout PostcodeLookup) throws
    -> PostcodesAnswer.Item
  {
    let isPostcode = PostcodeLookup.isPostcode(text)
    do {
      if isPostcode, let answer = try lookup.answer(text) {
        return PostcodesAnswer.Item(text, answer, problem: nil)
      }
    } catch let absence as Absence {
      return PostcodesAnswer.Item(text, nil, problem: (absence.code, absence.detail))
    }
    let problem = isPostcode ? Problem(unknownPostcode: text) : .noPostcode
    return PostcodesAnswer.Item(text, nil, problem: (problem.code, problem.detail))
  }

  private func postcodes(_ body: JSON) throws -> [String] {
    guard case .object(let object) = body else {
      throw RecordError.invalid([
        Fault(.pointer(""), "not_an_object", "Send an object with postcodes, a list of them.")
      ])
    }
    var faults = object.members.filter { $0.name != "postcodes" }.map { member in
      Fault(
        .pointer("/\(JSONPointer.escape(member.name))"), "unknown_member",
        "There is no such member here\(Nearest.sentence(to: member.name, among: ["postcodes"])).")
    }
    guard case .array(let items) = object["postcodes"],
      (1...API.mostPostcodes).contains(items.count)
    else {
      faults.append(
        Fault(
          .pointer("/postcodes"), "count",
          "postcodes is a list of 1 to \(API.mostPostcodes) postcodes."))
      throw RecordError.invalid(faults)
    }
    let texts = items.map(\.string)
    for (index, text) in texts.enumerated() where text == nil {
      faults.append(Fault(.pointer("/postcodes/\(index)"), "type", "This must be a string."))
    }
    guard faults.isEmpty else { throw RecordError.invalid(faults) }
    return texts.compactMap(\.self)
  }
}

extension Problem {
  /// A postcode, or a beginning, of which the register has none.
  fileprivate init(unknownPostcode text: String) {
    self.init(
      .notFound, "The register has no postcode \(text).", code: "unknown_postcode",
      faults: [
        Fault(.parameter("id"), "unknown_postcode", "The register has no postcode \(text).")
      ])
  }

  /// A text that is no postcode.
  fileprivate static let noPostcode = Problem(
    .notFound, "This is no postcode of the United Kingdom, such as SW1A 1AA, SW1A 1 or SW1A.",
    code: "postcode")
}
