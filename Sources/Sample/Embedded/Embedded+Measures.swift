// Made by .ci/embed from the folder Data: change the files there and run it again.
// swift-format-ignore-file

extension Embedded {
  static let measures = #"""
{"title": "Older people back in hospital within 28 days (example)", "identifiers": [{"scheme": "sample", "identifier": "example-measure-readmissions"}], "partnership_id": "sample:example-lsp", "agreement_id": "sample:example-laa", "unit": "per cent", "direction": "down", "baseline": 12.4, "baseline_date": "2007-04-01/2008-03-31", "periods": [{"start_date": "2008-04-01", "end_date": "2009-03-31", "target": 11.5, "actual": 11.2}, {"start_date": "2009-04-01", "end_date": "2010-03-31", "target": 10.5, "actual": 10.9}, {"start_date": "2010-04-01", "end_date": "2011-03-31", "target": 10}], "sources": [{"title": "An example, made for the sample register", "publisher": "Concordat"}], "note": "An example: none of the documents has it, and there is no such body or agreement."}
{"title": "People helped to live at home (example)", "identifiers": [{"scheme": "sample", "identifier": "example-measure-home"}], "partnership_id": "sample:example-lsp", "agreement_id": "sample:example-laa", "unit": "people", "direction": "up", "baseline": 2100, "periods": [{"start_date": "2008-04-01", "end_date": "2009-03-31", "target": 2300, "actual": 2340}], "sources": [{"title": "An example, made for the sample register", "publisher": "Concordat"}], "note": "An example: none of the documents has it, and there is no such body or agreement."}

"""#
}
