// Made by .ci/embed from the folder Data: change the files there and run it again.
// swift-format-ignore-file

extension Embedded {
  static let exampleAreas = #"""
{"name": "Example Borough", "kind": "atomic", "type": "LONB", "codes": [{"scheme": "local", "code": "example-borough"}], "sources": [{"title": "An example of the register's own", "publisher": "Concordat"}], "note": "An example of the register's own, which no document tells."}

"""#
}
