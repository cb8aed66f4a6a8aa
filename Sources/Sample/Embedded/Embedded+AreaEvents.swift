// Made by .ci/embed from the folder Data: change the files there and run it again.
// swift-format-ignore-file

extension Embedded {
  static let areaEvents = #"""
{"title": "Nine councils of Dorset become two", "identifiers": [{"scheme": "sample", "identifier": "dorset-2019"}], "kind": "merged", "effective_date": "2019-04-01", "from_ids": ["gss:E06000028", "gss:E06000029", "gss:E10000009", "gss:E07000048", "gss:E07000049", "gss:E07000050", "gss:E07000051", "gss:E07000052", "gss:E07000053"], "to_ids": ["gss:E06000058", "gss:E06000059"], "transfers": [{"layer": "lad", "base_unit": "E06000028", "from_id": "gss:E06000028", "to_id": "gss:E06000058"}, {"layer": "lad", "base_unit": "E06000029", "from_id": "gss:E06000029", "to_id": "gss:E06000058"}, {"layer": "lad", "base_unit": "E07000048", "from_id": "gss:E10000009", "to_id": "gss:E06000058"}, {"layer": "lad", "base_unit": "E07000049", "from_id": "gss:E10000009", "to_id": "gss:E06000059"}, {"layer": "lad", "base_unit": "E07000050", "from_id": "gss:E10000009", "to_id": "gss:E06000059"}, {"layer": "lad", "base_unit": "E07000051", "from_id": "gss:E10000009", "to_id": "gss:E06000059"}, {"layer": "lad", "base_unit": "E07000052", "from_id": "gss:E10000009", "to_id": "gss:E06000059"}, {"layer": "lad", "base_unit": "E07000053", "from_id": "gss:E10000009", "to_id": "gss:E06000059"}], "instrument": {"title": "The Bournemouth, Dorset and Poole (Structural Changes) Order 2018", "url": "https://www.legislation.gov.uk/uksi/2018/648/contents/made"}, "sources": [{"title": "Register of Geographic Codes", "publisher": "Office for National Statistics"}], "licence": "Open Government Licence v3.0", "note": "Christchurch went to Bournemouth, Christchurch and Poole, the other five districts to the new Dorset."}

"""#
}
