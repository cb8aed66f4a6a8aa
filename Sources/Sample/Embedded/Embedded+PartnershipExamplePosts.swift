// Made by .ci/embed from the folder Data: change the files there and run it again.
// swift-format-ignore-file

extension Embedded {
  static let partnershipExamplePosts = #"""
{"label": "Joint Director of Public Health (example)", "identifiers": [{"scheme": "sample", "identifier": "example-joint-post"}], "role": "director", "organisation_id": "sample:exampleshire-council", "partnership_id": "sample:example-lsp", "joint": {"employer_id": "sample:example-pct", "shares": [{"organisation_id": "sample:exampleshire-council", "share": 5000}, {"organisation_id": "sample:example-pct", "share": 5000}]}, "start_date": "2008-04-01", "sources": [{"title": "An example, made for the sample register", "publisher": "Concordat"}], "note": "An example: none of the documents has it, and there is no such body or agreement."}

"""#
}
