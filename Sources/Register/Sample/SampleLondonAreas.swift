import Store

/// The London boroughs of two of the nine places.
enum SampleLondonAreas {
  static let json = #"""
    [
      {
        "name": "Lewisham", "kind": "atomic", "type": "LONB",
        "codes": [
          {"scheme": "gss", "code": "E09000023", "start_date": "2009-01-01"},
          {"scheme": "gov-register", "code": "LEW"}
        ],
        "parents": [{"area_id": "gss:E12000007", "kind": "region"}],
        "base_units": [{"layer": "lad", "vintage": "2013", "codes": ["E09000023"]}],
        "sources": [{
          "title": "Network delivers 'better services for less'",
          "file": "004_3086ce7d31a66e55.txt", "publisher": "Rural Services Network"
        }],
        "licence": "Open Government Licence v3.0"
      },
      {
        "name": "Lambeth", "kind": "atomic", "type": "LONB",
        "codes": [
          {"scheme": "gss", "code": "E09000022", "start_date": "2009-01-01"},
          {"scheme": "gov-register", "code": "LBH"}
        ],
        "parents": [{"area_id": "gss:E12000007", "kind": "region"}],
        "base_units": [{"layer": "lad", "vintage": "2013", "codes": ["E09000022"]}],
        "sources": [{
          "title": "Network delivers 'better services for less'",
          "file": "004_3086ce7d31a66e55.txt", "publisher": "Rural Services Network"
        }],
        "licence": "Open Government Licence v3.0"
      },
      {
        "name": "Southwark", "kind": "atomic", "type": "LONB",
        "codes": [
          {"scheme": "gss", "code": "E09000028", "start_date": "2009-01-01"},
          {"scheme": "gov-register", "code": "SWK"}
        ],
        "parents": [{"area_id": "gss:E12000007", "kind": "region"}],
        "base_units": [{"layer": "lad", "vintage": "2013", "codes": ["E09000028"]}],
        "sources": [{
          "title": "Network delivers 'better services for less'",
          "file": "004_3086ce7d31a66e55.txt", "publisher": "Rural Services Network"
        }],
        "licence": "Open Government Licence v3.0"
      },
      {
        "name": "Barnet", "kind": "atomic", "type": "LONB",
        "codes": [
          {"scheme": "gss", "code": "E09000003", "start_date": "2009-01-01"},
          {"scheme": "gov-register", "code": "BNE"}
        ],
        "parents": [{"area_id": "gss:E12000007", "kind": "region"}],
        "base_units": [{"layer": "lad", "vintage": "2013", "codes": ["E09000003"]}],
        "sources": [{
          "title": "Network delivers 'better services for less'",
          "file": "004_3086ce7d31a66e55.txt", "publisher": "Rural Services Network"
        }],
        "licence": "Open Government Licence v3.0"
      },
      {
        "name": "Brent", "kind": "atomic", "type": "LONB",
        "codes": [
          {"scheme": "gss", "code": "E09000005", "start_date": "2009-01-01"},
          {"scheme": "gov-register", "code": "BEN"}
        ],
        "parents": [{"area_id": "gss:E12000007", "kind": "region"}],
        "base_units": [{"layer": "lad", "vintage": "2013", "codes": ["E09000005"]}],
        "sources": [{
          "title": "Network delivers 'better services for less'",
          "file": "004_3086ce7d31a66e55.txt", "publisher": "Rural Services Network"
        }],
        "licence": "Open Government Licence v3.0"
      },
      {
        "name": "Ealing", "kind": "atomic", "type": "LONB",
        "codes": [
          {"scheme": "gss", "code": "E09000009", "start_date": "2009-01-01"},
          {"scheme": "gov-register", "code": "EAL"}
        ],
        "parents": [{"area_id": "gss:E12000007", "kind": "region"}],
        "base_units": [{"layer": "lad", "vintage": "2013", "codes": ["E09000009"]}],
        "sources": [{
          "title": "Network delivers 'better services for less'",
          "file": "004_3086ce7d31a66e55.txt", "publisher": "Rural Services Network"
        }],
        "licence": "Open Government Licence v3.0"
      },
      {
        "name": "Harrow", "kind": "atomic", "type": "LONB",
        "codes": [
          {"scheme": "gss", "code": "E09000015", "start_date": "2009-01-01"},
          {"scheme": "gov-register", "code": "HRW"}
        ],
        "parents": [{"area_id": "gss:E12000007", "kind": "region"}],
        "base_units": [{"layer": "lad", "vintage": "2013", "codes": ["E09000015"]}],
        "sources": [{
          "title": "Network delivers 'better services for less'",
          "file": "004_3086ce7d31a66e55.txt", "publisher": "Rural Services Network"
        }],
        "licence": "Open Government Licence v3.0"
      },
      {
        "name": "Hillingdon", "kind": "atomic", "type": "LONB",
        "codes": [
          {"scheme": "gss", "code": "E09000017", "start_date": "2009-01-01"},
          {"scheme": "gov-register", "code": "HIL"}
        ],
        "parents": [{"area_id": "gss:E12000007", "kind": "region"}],
        "base_units": [{"layer": "lad", "vintage": "2013", "codes": ["E09000017"]}],
        "sources": [{
          "title": "Network delivers 'better services for less'",
          "file": "004_3086ce7d31a66e55.txt", "publisher": "Rural Services Network"
        }],
        "licence": "Open Government Licence v3.0"
      },
      {
        "name": "Hounslow", "kind": "atomic", "type": "LONB",
        "codes": [
          {"scheme": "gss", "code": "E09000018", "start_date": "2009-01-01"},
          {"scheme": "gov-register", "code": "HNS"}
        ],
        "parents": [{"area_id": "gss:E12000007", "kind": "region"}],
        "base_units": [{"layer": "lad", "vintage": "2013", "codes": ["E09000018"]}],
        "sources": [{
          "title": "Network delivers 'better services for less'",
          "file": "004_3086ce7d31a66e55.txt", "publisher": "Rural Services Network"
        }],
        "licence": "Open Government Licence v3.0"
      }
    ]
    """#
}
