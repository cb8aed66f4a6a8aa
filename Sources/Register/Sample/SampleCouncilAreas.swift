import Store

/// Unitary authorities and metropolitan districts.
///
/// The six places of July 2013 that are one council's area bear the place's code beside their own.
enum SampleCouncilAreas {
  static let json = #"""
    [
      {
        "name": "Bath and North East Somerset", "kind": "atomic", "type": "UA",
        "codes": [
          {"scheme": "gss", "code": "E06000022", "start_date": "2009-01-01"},
          {"scheme": "gov-register", "code": "BAS"},
          {
            "scheme": "local", "code": "pstn-bath-and-north-east-somerset",
            "start_date": "2013-07-03"
          }
        ],
        "parents": [{"area_id": "gss:E12000009", "kind": "region"}],
        "base_units": [{"layer": "lad", "vintage": "2013", "codes": ["E06000022"]}],
        "sources": [{
          "title": "Network delivers 'better services for less'",
          "file": "004_3086ce7d31a66e55.txt", "publisher": "Rural Services Network"
        }],
        "licence": "Open Government Licence v3.0"
      },
      {
        "name": "Bournemouth", "kind": "atomic", "type": "UA",
        "codes": [
          {
            "scheme": "gss", "code": "E06000028", "start_date": "2009-01-01",
            "end_date": "2019-03-31"
          },
          {"scheme": "gov-register", "code": "BMH"}
        ],
        "parents": [{"area_id": "gss:E12000009", "kind": "region", "end_date": "2019-03-31"}],
        "end_date": "2019-03-31",
        "base_units": [{"layer": "lad", "vintage": "2013", "codes": ["E06000028"]}],
        "sources": [{
          "title": "Network delivers 'better services for less'",
          "file": "004_3086ce7d31a66e55.txt", "publisher": "Rural Services Network"
        }],
        "licence": "Open Government Licence v3.0"
      },
      {
        "name": "Poole", "kind": "atomic", "type": "UA",
        "codes": [
          {
            "scheme": "gss", "code": "E06000029", "start_date": "2009-01-01",
            "end_date": "2019-03-31"
          },
          {"scheme": "gov-register", "code": "POL"}
        ],
        "parents": [{"area_id": "gss:E12000009", "kind": "region", "end_date": "2019-03-31"}],
        "end_date": "2019-03-31",
        "base_units": [{"layer": "lad", "vintage": "2013", "codes": ["E06000029"]}],
        "sources": [{
          "title": "Network delivers 'better services for less'",
          "file": "004_3086ce7d31a66e55.txt", "publisher": "Rural Services Network"
        }],
        "licence": "Open Government Licence v3.0"
      },
      {
        "name": "Sheffield", "kind": "atomic", "type": "MD",
        "codes": [
          {
            "scheme": "gss", "code": "E08000019", "start_date": "2009-01-01",
            "end_date": "2025-03-31"
          },
          {"scheme": "gss", "code": "E08000039", "start_date": "2025-04-01"},
          {"scheme": "gov-register", "code": "SHF"},
          {"scheme": "local", "code": "pstn-sheffield", "start_date": "2013-07-03"}
        ],
        "parents": [{"area_id": "gss:E12000003", "kind": "region"}],
        "base_units": [{"layer": "lad", "vintage": "2013", "codes": ["E08000019"]}],
        "sources": [{
          "title": "Network delivers 'better services for less'",
          "file": "004_3086ce7d31a66e55.txt", "publisher": "Rural Services Network"
        }],
        "licence": "Open Government Licence v3.0",
        "note": "One area with two codes: recoded together with Barnsley on 1 April 2025 after a \#
    small change of boundary, under the same council. Lists of 2024 still give the first code."
      },
      {
        "name": "Swindon", "kind": "atomic", "type": "UA",
        "codes": [
          {"scheme": "gss", "code": "E06000030", "start_date": "2009-01-01"},
          {"scheme": "gov-register", "code": "SWD"},
          {"scheme": "local", "code": "pstn-swindon", "start_date": "2013-07-03"}
        ],
        "parents": [{"area_id": "gss:E12000009", "kind": "region"}],
        "base_units": [{"layer": "lad", "vintage": "2013", "codes": ["E06000030"]}],
        "sources": [{
          "title": "Network delivers 'better services for less'",
          "file": "004_3086ce7d31a66e55.txt", "publisher": "Rural Services Network"
        }],
        "licence": "Open Government Licence v3.0"
      },
      {
        "name": "Wirral", "kind": "atomic", "type": "MD",
        "codes": [
          {"scheme": "gss", "code": "E08000015", "start_date": "2009-01-01"},
          {"scheme": "gov-register", "code": "WRL"},
          {"scheme": "local", "code": "pstn-wirral", "start_date": "2013-07-03"}
        ],
        "parents": [{"area_id": "gss:E12000002", "kind": "region"}],
        "base_units": [{"layer": "lad", "vintage": "2013", "codes": ["E08000015"]}],
        "sources": [{
          "title": "Network delivers 'better services for less'",
          "file": "004_3086ce7d31a66e55.txt", "publisher": "Rural Services Network"
        }],
        "licence": "Open Government Licence v3.0"
      },
      {
        "name": "Birmingham", "kind": "atomic", "type": "MD",
        "codes": [
          {"scheme": "gss", "code": "E08000025", "start_date": "2009-01-01"},
          {"scheme": "gov-register", "code": "BIR"}
        ],
        "parents": [{"area_id": "gss:E12000005", "kind": "region"}],
        "sources": [{
          "title": "Feature article by John Tizard, without a headline",
          "file": "001_403c1073bf057282.txt", "publisher": "PMPA"
        }],
        "licence": "Open Government Licence v3.0"
      },
      {
        "name": "Bournemouth, Christchurch and Poole", "kind": "atomic", "type": "UA",
        "codes": [
          {"scheme": "gss", "code": "E06000058", "start_date": "2019-04-01"},
          {"scheme": "gov-register", "code": "BPC"}
        ],
        "parents": [{"area_id": "gss:E12000009", "kind": "region", "start_date": "2019-04-01"}],
        "start_date": "2019-04-01",
        "base_units": [{"layer": "lad", "vintage": "2019", "codes": ["E06000058"]}],
        "sources": [{
          "title": "Register of Geographic Codes", "publisher": "Office for National Statistics"
        }],
        "licence": "Open Government Licence v3.0",
        "note": "Not named in the documents: formed on 1 April 2019 of Bournemouth, Poole and the \#
    district of Christchurch."
      },
      {
        "name": "Dorset", "kind": "atomic", "type": "UA",
        "codes": [
          {"scheme": "gss", "code": "E06000059", "start_date": "2019-04-01"},
          {"scheme": "gov-register", "code": "DST"}
        ],
        "parents": [{"area_id": "gss:E12000009", "kind": "region", "start_date": "2019-04-01"}],
        "start_date": "2019-04-01",
        "base_units": [{"layer": "lad", "vintage": "2019", "codes": ["E06000059"]}],
        "sources": [{
          "title": "Register of Geographic Codes", "publisher": "Office for National Statistics"
        }],
        "licence": "Open Government Licence v3.0",
        "note": "Not named in the documents: formed on 1 April 2019 of the county of Dorset \#
    without Christchurch. The county of the same name is an area of its own here."
      },
      {
        "name": "Portsmouth", "kind": "atomic", "type": "UA",
        "codes": [
          {"scheme": "gss", "code": "E06000044", "start_date": "2009-01-01"},
          {"scheme": "gov-register", "code": "POR"}
        ],
        "parents": [{"area_id": "gss:E12000008", "kind": "region"}],
        "base_units": [{"layer": "lad", "vintage": "2013", "codes": ["E06000044"]}],
        "sources": [
          {
            "title": "Future of Public Sector Partnerships - response from ODPM",
            "file": "002_17857c885a6da29a.txt",
            "publisher": "Hampshire and Isle of Wight Local Government Association"
          },
          {"title": "Register of Geographic Codes", "publisher": "Office for National Statistics"}
        ],
        "licence": "Open Government Licence v3.0",
        "note": "Not named in the document: counted to the association's area because of the \#
    association's name."
      },
      {
        "name": "Southampton", "kind": "atomic", "type": "UA",
        "codes": [
          {"scheme": "gss", "code": "E06000045", "start_date": "2009-01-01"},
          {"scheme": "gov-register", "code": "STH"}
        ],
        "parents": [{"area_id": "gss:E12000008", "kind": "region"}],
        "base_units": [{"layer": "lad", "vintage": "2013", "codes": ["E06000045"]}],
        "sources": [
          {
            "title": "Future of Public Sector Partnerships - response from ODPM",
            "file": "002_17857c885a6da29a.txt",
            "publisher": "Hampshire and Isle of Wight Local Government Association"
          },
          {"title": "Register of Geographic Codes", "publisher": "Office for National Statistics"}
        ],
        "licence": "Open Government Licence v3.0",
        "note": "Not named in the document: counted to the association's area because of the \#
    association's name."
      },
      {
        "name": "Isle of Wight", "kind": "atomic", "type": "UA",
        "codes": [
          {"scheme": "gss", "code": "E06000046", "start_date": "2009-01-01"},
          {"scheme": "gov-register", "code": "IOW"}
        ],
        "parents": [{"area_id": "gss:E12000008", "kind": "region"}],
        "base_units": [{"layer": "lad", "vintage": "2013", "codes": ["E06000046"]}],
        "sources": [
          {
            "title": "Future of Public Sector Partnerships - response from ODPM",
            "file": "002_17857c885a6da29a.txt",
            "publisher": "Hampshire and Isle of Wight Local Government Association"
          },
          {"title": "Register of Geographic Codes", "publisher": "Office for National Statistics"}
        ],
        "licence": "Open Government Licence v3.0",
        "note": "Not named in the document: counted to the association's area because of the \#
    association's name."
      }
    ]
    """#
}
