// Made by .ci/embed from the folder Data: change the files there and run it again.
// swift-format-ignore-file

extension Embedded {
  static let risks = #"""
{"title": "One partner leaves the pooled budget (example)", "identifiers": [{"scheme": "sample", "identifier": "example-risk-pool"}], "partnership_id": "sample:example-lsp", "kind": "risk", "description": "The trust is to be reorganised.", "likelihood": 3, "impact": 4, "currency": "GBP", "amount": 25000000, "mitigation": "A year's notice is agreed.", "bearer_ids": ["sample:exampleshire-council", "sample:example-pct"], "sources": [{"title": "An example, made for the sample register", "publisher": "Concordat"}], "note": "An example: none of the documents has it, and there is no such body or agreement."}
{"title": "Cost of ending the contract early (example)", "identifiers": [{"scheme": "sample", "identifier": "example-liability-pfi"}], "partnership_id": "sample:example-pfi", "kind": "liability", "impact": 5, "bearer_ids": ["sample:exampleshire-council"], "sources": [{"title": "An example, made for the sample register", "publisher": "Concordat"}], "note": "An example: none of the documents has it, and there is no such body or agreement."}

"""#
}
