// Made by .ci/embed from the folder Data: change the files there and run it again.
// swift-format-ignore-file

extension Embedded {
  static let partnershipExampleBodies = #"""
{"name": "Exampleshire County Council (example)", "identifiers": [{"scheme": "sample", "identifier": "exampleshire-council"}], "classification": "county council", "sector": "public", "public_subsector": "local_government", "sources": [{"title": "An example, made for the sample register", "publisher": "Concordat"}], "note": "An example: none of the documents has it, and there is no such body or agreement."}
{"name": "Exampleshire Primary Care Trust (example)", "identifiers": [{"scheme": "sample", "identifier": "example-pct"}], "classification": "primary care trust", "sector": "public", "public_subsector": "nhs", "sources": [{"title": "An example, made for the sample register", "publisher": "Concordat"}], "note": "An example: none of the documents has it, and there is no such body or agreement."}
{"name": "Exampleshire Constabulary (example)", "identifiers": [{"scheme": "sample", "identifier": "example-police"}], "classification": "police force", "sector": "public", "public_subsector": "police", "sources": [{"title": "An example, made for the sample register", "publisher": "Concordat"}], "note": "An example: none of the documents has it, and there is no such body or agreement."}
{"name": "Exampleshire Voluntary Action (example)", "identifiers": [{"scheme": "sample", "identifier": "example-voluntary-action"}], "classification": "charity", "sector": "third", "sources": [{"title": "An example, made for the sample register", "publisher": "Concordat"}], "note": "An example: none of the documents has it, and there is no such body or agreement."}
{"name": "Exampleshire Carers' Forum (example)", "identifiers": [{"scheme": "sample", "identifier": "example-carers"}], "classification": "group of users", "sector": "user_group", "sources": [{"title": "An example, made for the sample register", "publisher": "Concordat"}], "note": "An example: none of the documents has it, and there is no such body or agreement."}
{"name": "Example Building and Services Ltd (example)", "identifiers": [{"scheme": "sample", "identifier": "example-company"}], "classification": "company", "sector": "business", "sources": [{"title": "An example, made for the sample register", "publisher": "Concordat"}], "note": "An example: none of the documents has it, and there is no such body or agreement."}

"""#
}
