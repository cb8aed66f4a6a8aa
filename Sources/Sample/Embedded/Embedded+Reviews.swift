// Made by .ci/embed from the folder Data: change the files there and run it again.
// swift-format-ignore-file

extension Embedded {
  static let reviews = #"""
{"title": "First yearly review of the Local Strategic Partnership (example)", "identifiers": [{"scheme": "sample", "identifier": "example-review-2008"}], "partnership_id": "sample:example-lsp", "date": "2008-06-30", "body_id": "sample:exampleshire-council", "rating": "good", "findings": "The board meets and decides; measures are few.", "recommendations": ["Agree measures with the health service"], "next_due": "2009-06-30", "sources": [{"title": "An example, made for the sample register", "publisher": "Concordat"}], "note": "An example: none of the documents has it, and there is no such body or agreement."}
{"title": "Second yearly review of the Local Strategic Partnership (example)", "identifiers": [{"scheme": "sample", "identifier": "example-review-2009"}], "partnership_id": "sample:example-lsp", "date": "2009-07-14", "body_id": "sample:exampleshire-council", "rating": "good", "findings": "Two measures are agreed; one target of two was met.", "next_due": "2010-06-30", "sources": [{"title": "An example, made for the sample register", "publisher": "Concordat"}], "note": "An example: none of the documents has it, and there is no such body or agreement."}

"""#
}
