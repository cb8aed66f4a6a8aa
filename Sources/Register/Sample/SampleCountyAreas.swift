import Store

/// Counties of 2013, each with the districts it was made of.
enum SampleCountyAreas {
  static let json = #"""
    [
      {
        "name": "Dorset", "kind": "atomic", "type": "CTY",
        "codes": [
          {
            "scheme": "gss", "code": "E10000009", "start_date": "2009-01-01",
            "end_date": "2019-03-31"
          },
          {"scheme": "gov-register", "code": "DOR"}
        ],
        "parents": [{"area_id": "gss:E12000009", "kind": "region", "end_date": "2019-03-31"}],
        "end_date": "2019-03-31",
        "base_units": [{
          "layer": "lad", "vintage": "2013",
          "codes": ["E07000048", "E07000049", "E07000050", "E07000051", "E07000052", "E07000053"]
        }],
        "sources": [{
          "title": "Network delivers 'better services for less'",
          "file": "004_3086ce7d31a66e55.txt", "publisher": "Rural Services Network"
        }],
        "licence": "Open Government Licence v3.0",
        "note": "Abolished on 1 April 2019. Christchurch went to Bournemouth, Christchurch and \#
    Poole; the other five districts became the Dorset unitary authority, an area of its own here."
      },
      {
        "name": "Hampshire", "kind": "atomic", "type": "CTY",
        "codes": [
          {"scheme": "gss", "code": "E10000014", "start_date": "2009-01-01"},
          {"scheme": "gov-register", "code": "HAM"},
          {"scheme": "local", "code": "pstn-hampshire", "start_date": "2013-07-03"}
        ],
        "parents": [{"area_id": "gss:E12000008", "kind": "region"}],
        "base_units": [{
          "layer": "lad", "vintage": "2013",
          "codes": [
            "E07000084", "E07000085", "E07000086", "E07000087", "E07000088", "E07000089",
            "E07000090", "E07000091", "E07000092", "E07000093", "E07000094"
          ]
        }],
        "sources": [
          {
            "title": "Future of Public Sector Partnerships - response from ODPM",
            "file": "002_17857c885a6da29a.txt",
            "publisher": "Hampshire and Isle of Wight Local Government Association"
          },
          {
            "title": "Network delivers 'better services for less'",
            "file": "004_3086ce7d31a66e55.txt", "publisher": "Rural Services Network"
          }
        ],
        "licence": "Open Government Licence v3.0",
        "note": "As a place of July 2013 read as the area of the county council: the document \#
    does not say whether Portsmouth, Southampton and the Isle of Wight count."
      },
      {
        "name": "Surrey", "kind": "atomic", "type": "CTY",
        "codes": [
          {"scheme": "gss", "code": "E10000030", "start_date": "2009-01-01"},
          {"scheme": "gov-register", "code": "SRY"},
          {"scheme": "local", "code": "pstn-surrey", "start_date": "2013-07-03"}
        ],
        "parents": [{"area_id": "gss:E12000008", "kind": "region"}],
        "base_units": [{
          "layer": "lad", "vintage": "2013",
          "codes": [
            "E07000207", "E07000208", "E07000209", "E07000210", "E07000211", "E07000212",
            "E07000213", "E07000214", "E07000215", "E07000216", "E07000217"
          ]
        }],
        "sources": [{
          "title": "Network delivers 'better services for less'",
          "file": "004_3086ce7d31a66e55.txt", "publisher": "Rural Services Network"
        }],
        "licence": "Open Government Licence v3.0"
      },
      {
        "name": "Essex", "kind": "atomic", "type": "CTY",
        "codes": [
          {"scheme": "gss", "code": "E10000012", "start_date": "2009-01-01"},
          {"scheme": "gov-register", "code": "ESS"}
        ],
        "parents": [{"area_id": "gss:E12000006", "kind": "region"}],
        "sources": [{
          "title": "Feature article by John Tizard, without a headline",
          "file": "001_403c1073bf057282.txt", "publisher": "PMPA"
        }],
        "licence": "Open Government Licence v3.0"
      }
    ]
    """#
}
