// Made by .ci/embed from the folder Data: change the files there and run it again.
// swift-format-ignore-file

extension Embedded {
  static let exampleBodies = #"""
{"name": "Example Borough Council", "identifiers": [{"scheme": "sample", "identifier": "example-council"}], "classification": "local authority", "sector": "public", "public_subsector": "local_government", "area_id": "local:example-borough", "sources": [{"title": "An example of the register's own", "publisher": "Concordat"}], "note": "An example of the register's own, which no document tells."}
{"name": "Example Voluntary Council", "identifiers": [{"scheme": "sample", "identifier": "example-voluntary-council"}], "classification": "charity", "sector": "third", "area_id": "local:example-borough", "sources": [{"title": "An example of the register's own", "publisher": "Concordat"}], "note": "An example of the register's own, which no document tells."}

"""#
}
