// Made by .ci/embed from the folder Data: change the files there and run it again.
// swift-format-ignore-file

extension Embedded {
  static let agreements = #"""
{"kind": "section_75", "title": "Section 75 agreement on adult care (example)", "identifiers": [{"scheme": "sample", "identifier": "example-section-75"}], "partnership_id": "sample:example-care-board", "party_ids": ["sample:exampleshire-council", "sample:example-pct"], "signed": "2008-03-31", "start_date": "2008-04-01", "sources": [{"title": "An example, made for the sample register", "publisher": "Concordat"}], "note": "An example: none of the documents has it, and there is no such body or agreement."}
{"kind": "contract", "title": "Contract for the schools of Exampleshire (example)", "identifiers": [{"scheme": "sample", "identifier": "example-pfi-contract"}], "partnership_id": "sample:example-pfi", "party_ids": ["sample:exampleshire-council"], "party_names": ["Example Schools (Holdings) Ltd, for the lenders (example)"], "signed": "2006-07", "start_date": "2006-09-01", "end_date": "2031-08-31", "sources": [{"title": "An example, made for the sample register", "publisher": "Concordat"}], "note": "An example: none of the documents has it, and there is no such body or agreement."}

"""#
}
