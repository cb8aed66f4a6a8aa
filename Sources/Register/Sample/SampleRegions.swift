/// England and the regions named in the documents or needed as parents of the areas below.
enum SampleRegions {
  static let json = #"""
    [
      {
        "name": "England", "kind": "atomic", "type": "CTRY",
        "codes": [{"scheme": "gss", "code": "E92000001", "start_date": "2009-01-01"}],
        "sources": [{
          "title": "Register of Geographic Codes", "publisher": "Office for National Statistics"
        }],
        "licence": "Open Government Licence v3.0",
        "note": "Not named in the documents as an area: the nation above all regions here, and \#
    the area of money announced for England as a whole."
      },
      {
        "name": "North East", "kind": "atomic", "type": "RGN",
        "codes": [{"scheme": "gss", "code": "E12000001", "start_date": "2009-01-01"}],
        "parents": [{"area_id": "gss:E92000001", "kind": "nation"}],
        "sources": [{
          "title": "Partnership Improvement Programme rolls out to regions",
          "file": "003_65e93c1bfefac2dd.txt", "publisher": "Capacitybuilders"
        }],
        "licence": "Open Government Licence v3.0"
      },
      {
        "name": "North West", "kind": "atomic", "type": "RGN",
        "codes": [{"scheme": "gss", "code": "E12000002", "start_date": "2009-01-01"}],
        "parents": [{"area_id": "gss:E92000001", "kind": "nation"}],
        "sources": [{
          "title": "Partnership Improvement Programme rolls out to regions",
          "file": "003_65e93c1bfefac2dd.txt", "publisher": "Capacitybuilders"
        }],
        "licence": "Open Government Licence v3.0"
      },
      {
        "name": "Yorkshire and The Humber", "kind": "atomic", "type": "RGN",
        "codes": [{"scheme": "gss", "code": "E12000003", "start_date": "2009-01-01"}],
        "parents": [{"area_id": "gss:E92000001", "kind": "nation"}],
        "sources": [{
          "title": "Register of Geographic Codes", "publisher": "Office for National Statistics"
        }],
        "licence": "Open Government Licence v3.0",
        "note": "Not named in the documents: the region in which Sheffield lies."
      },
      {
        "name": "West Midlands", "kind": "atomic", "type": "RGN",
        "codes": [{"scheme": "gss", "code": "E12000005", "start_date": "2009-01-01"}],
        "parents": [{"area_id": "gss:E92000001", "kind": "nation"}],
        "sources": [{
          "title": "Register of Geographic Codes", "publisher": "Office for National Statistics"
        }],
        "licence": "Open Government Licence v3.0",
        "note": "Not named in the documents: the region in which Birmingham lies."
      },
      {
        "name": "East of England", "kind": "atomic", "type": "RGN",
        "codes": [{"scheme": "gss", "code": "E12000006", "start_date": "2009-01-01"}],
        "parents": [{"area_id": "gss:E92000001", "kind": "nation"}],
        "sources": [{
          "title": "Register of Geographic Codes", "publisher": "Office for National Statistics"
        }],
        "licence": "Open Government Licence v3.0",
        "note": "Not named in the documents: the region in which Essex lies."
      },
      {
        "name": "London", "kind": "atomic", "type": "RGN",
        "codes": [{"scheme": "gss", "code": "E12000007", "start_date": "2009-01-01"}],
        "parents": [{"area_id": "gss:E92000001", "kind": "nation"}],
        "sources": [{
          "title": "Partnership Improvement Programme rolls out to regions",
          "file": "003_65e93c1bfefac2dd.txt", "publisher": "Capacitybuilders"
        }],
        "licence": "Open Government Licence v3.0"
      },
      {
        "name": "South East", "kind": "atomic", "type": "RGN",
        "codes": [{"scheme": "gss", "code": "E12000008", "start_date": "2009-01-01"}],
        "parents": [{"area_id": "gss:E92000001", "kind": "nation"}],
        "sources": [{
          "title": "Register of Geographic Codes", "publisher": "Office for National Statistics"
        }],
        "licence": "Open Government Licence v3.0",
        "note": "Not named in the documents: the region in which Hampshire and Surrey lie."
      },
      {
        "name": "South West", "kind": "atomic", "type": "RGN",
        "codes": [{"scheme": "gss", "code": "E12000009", "start_date": "2009-01-01"}],
        "parents": [{"area_id": "gss:E92000001", "kind": "nation"}],
        "sources": [{
          "title": "Register of Geographic Codes", "publisher": "Office for National Statistics"
        }],
        "licence": "Open Government Licence v3.0",
        "note": "Not named in the documents: the region of four of the nine places of July 2013."
      }
    ]
    """#
}
