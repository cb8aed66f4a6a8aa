import JSON
import Records
import Areas
import Store

/// A request for a list: its query, the filters that are still to be worked out, the form of the
/// answer.
struct ListRequest: Sendable {
  var query: Query
  /// How the records that it finds are shown.
  let presentation: Presentation
  let worked: WorkedOutFilters
  /// All kinds whose records the answer depends on.
  let kinds: [Resource]
  /// The form in which its rows are sent; nil for a page.
  let file: File?

  /// A form with every row.
  enum File: Sendable {
    case csv(isForExcel: Bool, hidden: Set<String>)
    case lines
    case face(Face.Frame, Face.Rendering)
  }

  /// Reads a request for a list of `resource`; throws the faults of all its parameters together.
  init(
    _ resource: Resource, _ offered: OfferedFilters, _ presenting: PresentationParameters,
    _ call: Call, _ reader: Reader, today: CalendarDate, _ related: RelatedPaths?
  ) throws {
    let catalogue = reader.catalogue
    var parameters = call.parameters
    var (worked, file, query) = (WorkedOutFilters?.none, File?.none, Query?.none)
    var wished: PresentationRequest?
    var others = offered.names
    // A filter or a face that depends on today's date asks another question tomorrow.
    var isDaily = parameters.contains { others.contains($0.name) }
    if case .face(let face) = call.format {
      isDaily = true
      others += face.parameters.map { $0.name }
    }
    let mark = isDaily ? "\(today)" : ""
    try call.together(
      { try ListRequest.refuseOtherForms(&parameters, call) },
      {
        worked = try offered.read(
          FilterReading(parameters, of: resource, in: catalogue, today: today))
      },
      { wished = try presenting.read(call) },
      { file = try ListRequest.file(resource, call, catalogue, today) },
      {
        query = try Query(
          resource, parameters, in: catalogue, for: call.audience, besides: others, mark: mark
        ) { code, target in try reader.identify(code, target, for: call.audience) }
      })
    guard var query, let worked, var wished else {
      preconditionFailure("a reading neither gave nor threw")
    }
    if [.csv, .ndjson].contains(call.format) { query.leaveOutUnpublished() }
    if case .csv(isForExcel: true, _) = file {
      // Names stand beside ids there, whether or not that is asked for.
      wished.embeds = Embed.all(of: resource, in: catalogue).filter { embed in
        query.members?.contains(embed.path[0]) ?? true
      }
      // Amounts cannot be written without their currency.
      if query.show(SpreadsheetForm.currency) {
        file = .csv(isForExcel: true, hidden: [SpreadsheetForm.currency])
      }
    }
    presentation = try wished.presentation(of: &query, today: today, related)
    (self.worked, self.file) = (worked, file)
    var kinds = query.kinds + worked.kinds(in: catalogue)
    kinds += presentation.embeds?.targets.map(\.resource) ?? []
    if case .face(let face) = call.format { kinds += face.reads(resource, catalogue) }
    (self.query, self.kinds) = (query, kinds)
  }

  /// Removes `excel` from the parameters; throws a fault for each that belongs to another form.
  private static func refuseOtherForms(
    _ parameters: inout [(name: String, value: String)], _ call: Call
  ) throws {
    guard !parameters.isEmpty else { return }
    var faults: [Fault] = []
    func refuse(_ name: String, _ detail: String) {
      faults.append(Fault(.parameter(name), "other_form", detail))
    }
    var kept: [(name: String, value: String)] = []
    for parameter in parameters {
      let name = parameter.name
      let owner = call.endpoint.formats.first { format in
        if case .face(let face) = format {
          face.parameters.contains { $0.name == name }
        } else {
          false
        }
      }
      if name == ListParameters.excel.name {
        if call.format != .csv {
          refuse(name, "excel is for .csv alone; add the suffix or leave excel out.")
        }
      } else if let owner {
        guard call.format != owner else {
          kept.append(parameter)
          continue
        }
        refuse(
          name, "\(name) is for .\(owner.suffix) alone; add the suffix or leave \(name) out.")
      } else if call.format != .json, ["limit", "cursor", "count"].contains(name) {
        refuse(
          name,
          "A .\(call.format.suffix) file has every row and no pages; leave \(name) out.")
      } else if case .face(let face) = call.format, !face.allowsFields,
        name == "fields" || Query.presenting.contains(name)
      {
        refuse(
          name, "A .\(call.format.suffix) file has members of its own; leave \(name) out.")
      } else if name == "embed", case .face = call.format {
        refuse(name, "embed is for JSON, .csv and .ndjson; leave embed out.")
      } else {
        kept.append(parameter)
      }
    }
    parameters = kept
    guard faults.isEmpty else { throw RecordError.badRequest(faults) }
  }

  private static func file(
    _ resource: Resource, _ call: Call, _ catalogue: Catalogue, _ today: CalendarDate
  ) throws -> File? {
    switch call.format {
    case .csv: return .csv(isForExcel: try call.value(ListParameters.excel) == true, hidden: [])
    case .ndjson: return .lines
    case .face(let face):
      guard let frame = face.frame else { preconditionFailure("the list is not offered so") }
      return .face(frame, try face.begin(call, resource, catalogue, today))
    case .json, .html, .yaml, .graphml: return nil
    }
  }
}
