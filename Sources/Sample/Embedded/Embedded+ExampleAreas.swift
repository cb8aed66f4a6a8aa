// Made by .ci/embed from the folder Data: change the files there and run it again.
// swift-format-ignore-file

extension Embedded {
  static let exampleAreas = #"""
{"name": "Example Borough", "kind": "atomic", "type": "LONB", "codes": [{"scheme": "local", "code": "example-borough"}], "sources": [{"title": "An example of the register's own", "publisher": "Concordat"}], "note": "An example of the register's own, which no document tells."}
{"name": "Exampleshire (example)", "kind": "atomic", "type": "CTY", "codes": [{"scheme": "local", "code": "exampleshire"}], "base_units": [{"layer": "custom", "vintage": "2008", "codes": ["EX1", "EX2", "EX3"]}], "sources": [{"title": "An example, made for the sample register", "publisher": "Concordat"}], "note": "An example: none of the documents has it, and there is no such area."}
{"name": "Exampleshire police area (example)", "kind": "atomic", "type": "PFA", "codes": [{"scheme": "local", "code": "exampleshire-police"}], "base_units": [{"layer": "custom", "vintage": "2008", "codes": ["EX1", "EX2", "EX3"]}], "sources": [{"title": "An example, made for the sample register", "publisher": "Concordat"}], "note": "An example: none of the documents has it, and there is no such area."}
{"name": "West and Mid Exampleshire health area (example)", "kind": "atomic", "type": "OTHER", "codes": [{"scheme": "local", "code": "exampleshire-health"}], "base_units": [{"layer": "custom", "vintage": "2008", "codes": ["EX1", "EX2"]}], "sources": [{"title": "An example, made for the sample register", "publisher": "Concordat"}], "note": "An example: none of the documents has it, and there is no such area."}

"""#
}
