package import JSON

/// The rules for which a request that fits the schemas may still be refused, because no schema can say them.
///
/// Those of one kind of record are its checks, and stand in the schema of its input; the law of writing and the reading of
/// parameters have the others.
package enum DeclaredRules {
  /// The rules of a kind: the code of each fault, the members that it is about, and a sentence.
  package static func of(_ resource: Resource) -> JSON {
    .array(
      resource.checks.map { check in
        [
          "code": .string(check.code), "members": .array(check.members.map(JSON.string)),
          "rule": .string(check.detail),
        ]
      })
  }

  /// The rules of all requests, each with the code of its fault.
  package static var all: JSON {
    .array(rules.map { code, rule in ["code": .string(code), "rule": .string(rule)] })
  }

  private static let rules: [(code: String, rule: String)] = [
    // Values whose form a schema says, and whose sense it cannot.
    ("currency", "A currency is one of ISO 4217."),
    ("uncertain_date", "The days of a date exist, and its end is no earlier than its start."),
    ("date", "A day exists: there is no 2026-02-30."),
    ("instant", "The day of a moment exists."),
    ("financial_year", "The second part of a financial year is the year after the first: 2007/08."),
    (
      "code_form",
      "A code has the form that its scheme's issuer gives it, such as E09000033 of gss."
    ),
    ("code", "A code is written with its scheme, such as gss:E09000033."),
    ("scheme_form", "A scheme is a word without spaces and colons, such as gss."),
    ("reference", "A reference is an id of the kind in x-refers-to, or a code as scheme:code."),
    ("unknown_reference", "What a reference names is there."),
    ("ambiguous_reference", "A code names one record of the kinds that a reference may name."),
    ("geometry", "Rings are closed, do not cross, and lie within one another as holes do."),
    ("geometry_type", "A geometry is a Polygon or a MultiPolygon."),
    ("ring_open", "A ring ends where it begins."),
    ("ring_too_short", "A ring has at least three different positions."),
    ("ring_crosses", "A ring does not cross itself or another."),
    ("ring_overlaps", "A ring does not run along itself or another."),
    ("spike", "A ring does not go straight back the way that it came."),
    ("hole_outside", "A hole lies in its polygon."),
    ("holes_overlap", "Holes do not overlap."),
    ("polygons_overlap", "Polygons do not overlap."),
    ("outside_world", "A position lies on the Earth, longitude first."),
    (
      "swapped",
      "A position has its longitude first: it does not lie in the United Kingdom only the other way round."
    ),
    ("reference_system", "Positions are in WGS 84, as a crs that stands beside them says too."),
    ("too_precise", "A position has at most nine decimals."),
    ("too_many_rings", "A geometry has no more rings than can be judged."),
    ("money", "An amount fits the currency of its record."),
    ("blank", "A text has more than white space."),
    ("control_character", "A text has no control characters and no characters that are none."),
    ("encoding", "A body is UTF-8 throughout, its numbers and escapes are those of RFC 8259."),
    (
      "count",
      "A list has no more elements than its schema says, those that the path adds included."
    ),
    ("repeated", "A parameter is given once, and two that say the same are not both given."),
    ("other", "A value is one of those that the register knows."),
    ("id_of_another_kind", "An id in a reference is one of the kind in x-refers-to."),
    // Parameters that depend on each other.
    (
      "required", "Some parameters go together: easting with northing, a move with its own members."
    ),
    ("cursor", "A cursor is one that a page of the same list gave."),
    ("other_form", "Some parameters go with one form of the answer alone, as excel with .csv."),
    ("fields_and_exclude", "fields and exclude are not both given."),
    ("two_relations", "Lists are asked for one relation by shapes at a time."),
    ("two_points", "A point is given in degrees or on the grid, not in both."),
    ("by_geometry", "by=geometry and a relation by shapes go together."),
    ("days_differ", "as_of and its synonym on are not both given."),
    ("without_area", "What says how area is meant goes with area."),
    ("without_base_unit", "What says how base_unit is meant goes with base_unit."),
    ("not_shown", "What embed shows is among the members that fields or exclude leave."),
    ("no_names", "lang goes with records that have names in other languages."),
    ("empty_search", "A search has at least one letter or digit."),
    ("long_search", "A search has at most 20 words."),
    ("open_end", "A date that is compared with by its end has one: 2010-01, not 2010-01/.."),
    ("too_complex", "A query has no more conditions than the register works out."),
    ("sort", "A list is sorted by at most a few members, each once."),
    ("point", "A point lies on the Earth, in longitude and latitude."),
    ("bbox", "A box is four numbers."),
    ("bbox_order", "A box has its west and south before its east and north."),
    ("no_boundary", "An area that others are compared with by shape has one."),
    ("form", "A tag, a note or a header has the form that its sentence tells."),
    // What is there already.
    ("precondition_required", "A change names the version that it is based on in If-Match, or *."),
    ("precondition_failed", "The record is at a version that the condition names."),
    ("stale", "What a condition names is there."),
    (
      "bad_request",
      "A query has at most 100 parameters; what takes a move back says why in Change-Note."
    ),
    ("note", "What takes a move back says why in Change-Note."),
    (
      "correction_without_note",
      "A change that readers of a published record see says what it is, in Change-Note or in the record's own list."
    ),
    ("idempotency_key_reused", "An Idempotency-Key comes again with the same request alone."),
    ("not_taken", "An import takes no Idempotency-Key."),
    ("code_taken", "A code is borne by one record at a time."),
    ("id_taken", "An id that a client chooses is free."),
    ("gone", "A deleted record answers 410 until it is restored."),
    ("read_only", "What the register sets is left out or repeated as it is."),
    ("moves_by_verb", "A state changes by its moves alone."),
    ("move_not_allowed", "A move starts from one of its states."),
    (
      "no_such_move",
      "The states that a new record brings follow each other by moves that there are."
    ),
    ("other_state", "The last of the states that a new record brings is its present one."),
    ("before_state", "A state is not come into before the one that it follows."),
    ("on_ahead", "What has happened has a day that is not after today."),
    ("due_at_once", "What is reopened is not due again at once."),
    ("appended_only", "Elements of an appended list are added, and none is changed."),
    ("event_is_recorded", "What an event did stays as it is."),
    ("event_says_otherwise", "A change does not undo what an event says."),
    (
      "units_do_not_add_up",
      "The parts that an event transfers, or that all its areas state in codes of one day, are the same before and after."
    ),
    ("unit_not_of_area", "A part that an event transfers belongs to the area that it comes from."),
    ("transferred_twice", "A part goes to one area as a whole."),
    ("not_in_event", "A transfer is between areas that the event names."),
    ("date_differs", "What a record says of its days is what the event says."),
    ("before_differs", "What an event says was before is what was there."),
    ("begins_after_end", "What belongs to an area begins before the area ends."),
    ("event_before_foundation", "What an event changes exists on its day."),
    ("event_after_dissolution", "What an event changes exists on its day."),
    ("heir_was_there", "What begins by an event was not there before."),
    ("ended_on_another_day", "A body ends once."),
    ("successor_absent", "A successor exists when its predecessor ends."),
    ("composite_with_one_member", "A composite area has at least two members on each day."),
    ("composite_too_large", "A composite area has no more members than are worked out."),
    ("members_overlap", "Members of a composite area share no ground on any day."),
    ("circle", "Nothing stands above itself."),
    ("too_many_above", "No more stands above a record than is followed."),
    ("composite_circle", "No composite area is part of itself."),
    ("successor_circle", "Nothing succeeds itself."),
    ("successor_missing", "A partnership that was merged or superseded names its successors."),
    (
      "successor_of_living", "Only a partnership that was merged or superseded has successors."
    ),
    ("of_another_record", "What a body carries is of no other record, and stands there once."),
    ("role_after_dissolution", "A dissolved body takes no new roles."),
    ("regrants_exceed_source", "What is given on is no more than what it comes from."),
    (
      "award_date_in_future",
      "An award that is more than pledged has a day that does not lie ahead."
    ),
    ("contributor_not_funder", "Who gives a part of an award is among its funders."),
    ("admin_of_one_owner", "A key with the scope admin is bound to no owner."),
    ("programme_stays", "A bid that is submitted and a participant stay in their programme."),
    ("expression_of_another_programme", "A participant goes by a bid for its own programme."),
    ("expression_not_selected", "A participant goes by a bid that is selected."),
    ("expression_has_participant", "One participant goes by a bid."),
    ("selection_stands", "A participant that was selected goes with its selection."),
    ("stage_unknown", "A participant takes part in a stage that its programme has."),
    ("no_pilot", "A programme whose participant was a pilot has that stage."),
    ("signatories_of_one_sector", "A plan that is agreed is signed by public and third sector."),
    ("second_live_plan", "A participant works by one plan at a time."),
    ("few_partners", "An active partnership has two different partners that count on each day."),
    ("kind_of_other_sectors", "A partnership is of a kind that its partners' sectors make."),
    (
      "one_lead", "An active partnership has one lead on each day, or says that the lead is shared."
    ),
    ("no_agreement", "A formal partnership has an agreement in force, or says why it has none."),
    ("one_accountable_body", "One body is accountable for money that is pooled."),
    ("too_many_partnerships", "One change writes at most 500 partnerships anew."),
    ("too_many_agreements", "A partnership has at most 500 agreements."),
    ("outside_parent", "A partnership is active only while the one that it is under is there."),
    ("layer_missing", "Areas that are compared say what they are made of in one layer."),
    // Files.
    ("import_failed", "The rows of a file keep the rules of their kind."),
    ("no_rows", "A file has rows."),
    ("format", "The form of a file is said by its name, its type or the part format."),
    ("csv", "A table or a list of lines can be read to its end."),
    ("geojson", "A collection of features can be read to its end."),
    ("topojson", "A topology can be read to its end."),
    ("unknown_heading", "The headings of a file are members of the kind in kind."),
    ("expression", "A mapping is one."),
  ]
}
