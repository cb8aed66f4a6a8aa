import Store

/// Councils outside London that the documents name or imply, and those that followed them.
enum SampleCouncils {
  static let json = #"""
    [
      {
        "name": "Bath and North East Somerset Council",
        "identifiers": [
          {"scheme": "sample", "identifier": "gb-lae-bas"},
          {"scheme": "GB-LAE", "identifier": "BAS"}
        ],
        "classification": "local authority", "sector": "public",
        "public_subsector": "local_government", "area_id": "gss:E06000022",
        "sources": [{
          "title": "Network delivers 'better services for less'",
          "file": "004_3086ce7d31a66e55.txt", "publisher": "Rural Services Network"
        }]
      },
      {
        "name": "Bournemouth Borough Council",
        "identifiers": [
          {"scheme": "sample", "identifier": "gb-lae-bmh"},
          {"scheme": "GB-LAE", "identifier": "BMH"}
        ],
        "classification": "local authority", "sector": "public",
        "public_subsector": "local_government", "area_id": "gss:E06000028",
        "dissolution_date": "2019-03-31",
        "sources": [
          {
            "title": "Network delivers 'better services for less'",
            "file": "004_3086ce7d31a66e55.txt", "publisher": "Rural Services Network"
          },
          {"title": "Local authority register for England", "publisher": "GOV.UK Registers"}
        ],
        "note": "Abolished on 1 April 2019; Bournemouth, Christchurch and Poole Council followed \#
    it."
      },
      {
        "name": "Borough of Poole",
        "identifiers": [
          {"scheme": "sample", "identifier": "gb-lae-pol"},
          {"scheme": "GB-LAE", "identifier": "POL"}
        ],
        "classification": "local authority", "sector": "public",
        "public_subsector": "local_government", "area_id": "gss:E06000029",
        "dissolution_date": "2019-03-31",
        "sources": [
          {
            "title": "Network delivers 'better services for less'",
            "file": "004_3086ce7d31a66e55.txt", "publisher": "Rural Services Network"
          },
          {"title": "Local authority register for England", "publisher": "GOV.UK Registers"}
        ],
        "note": "Abolished on 1 April 2019; Bournemouth, Christchurch and Poole Council followed \#
    it."
      },
      {
        "name": "Dorset County Council",
        "identifiers": [
          {"scheme": "sample", "identifier": "gb-lae-dor"},
          {"scheme": "GB-LAE", "identifier": "DOR"}
        ],
        "classification": "local authority", "sector": "public",
        "public_subsector": "local_government", "area_id": "gss:E10000009",
        "dissolution_date": "2019-03-31",
        "sources": [
          {
            "title": "Network delivers 'better services for less'",
            "file": "004_3086ce7d31a66e55.txt", "publisher": "Rural Services Network"
          },
          {"title": "Local authority register for England", "publisher": "GOV.UK Registers"}
        ],
        "note": "Abolished on 1 April 2019; Dorset Council followed it, without Christchurch."
      },
      {
        "name": "Hampshire County Council",
        "identifiers": [
          {"scheme": "sample", "identifier": "gb-lae-ham"},
          {"scheme": "GB-LAE", "identifier": "HAM"}
        ],
        "classification": "local authority", "sector": "public",
        "public_subsector": "local_government", "area_id": "gss:E10000014",
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
        ]
      },
      {
        "name": "Sheffield City Council",
        "identifiers": [
          {"scheme": "sample", "identifier": "gb-lae-shf"},
          {"scheme": "GB-LAE", "identifier": "SHF"}
        ],
        "classification": "local authority", "sector": "public",
        "public_subsector": "local_government", "area_id": "gss:E08000019",
        "sources": [{
          "title": "Network delivers 'better services for less'",
          "file": "004_3086ce7d31a66e55.txt", "publisher": "Rural Services Network"
        }]
      },
      {
        "name": "Surrey County Council",
        "identifiers": [
          {"scheme": "sample", "identifier": "gb-lae-sry"},
          {"scheme": "GB-LAE", "identifier": "SRY"}
        ],
        "classification": "local authority", "sector": "public",
        "public_subsector": "local_government", "area_id": "gss:E10000030",
        "sources": [{
          "title": "Network delivers 'better services for less'",
          "file": "004_3086ce7d31a66e55.txt", "publisher": "Rural Services Network"
        }]
      },
      {
        "name": "Swindon Borough Council",
        "identifiers": [
          {"scheme": "sample", "identifier": "gb-lae-swd"},
          {"scheme": "GB-LAE", "identifier": "SWD"}
        ],
        "classification": "local authority", "sector": "public",
        "public_subsector": "local_government", "area_id": "gss:E06000030",
        "sources": [{
          "title": "Network delivers 'better services for less'",
          "file": "004_3086ce7d31a66e55.txt", "publisher": "Rural Services Network"
        }]
      },
      {
        "name": "Wirral Borough Council",
        "identifiers": [
          {"scheme": "sample", "identifier": "gb-lae-wrl"},
          {"scheme": "GB-LAE", "identifier": "WRL"}
        ],
        "classification": "local authority", "sector": "public",
        "public_subsector": "local_government", "area_id": "gss:E08000015",
        "sources": [{
          "title": "Network delivers 'better services for less'",
          "file": "004_3086ce7d31a66e55.txt", "publisher": "Rural Services Network"
        }]
      },
      {
        "name": "Birmingham City Council",
        "identifiers": [
          {"scheme": "sample", "identifier": "gb-lae-bir"},
          {"scheme": "GB-LAE", "identifier": "BIR"}
        ],
        "classification": "local authority", "sector": "public",
        "public_subsector": "local_government", "area_id": "gss:E08000025",
        "sources": [{
          "title": "Feature article by John Tizard, without a headline",
          "file": "001_403c1073bf057282.txt", "publisher": "PMPA"
        }]
      },
      {
        "name": "Essex County Council",
        "identifiers": [
          {"scheme": "sample", "identifier": "gb-lae-ess"},
          {"scheme": "GB-LAE", "identifier": "ESS"}
        ],
        "classification": "local authority", "sector": "public",
        "public_subsector": "local_government", "area_id": "gss:E10000012",
        "sources": [{
          "title": "Feature article by John Tizard, without a headline",
          "file": "001_403c1073bf057282.txt", "publisher": "PMPA"
        }]
      },
      {
        "name": "Bournemouth, Christchurch and Poole Council",
        "identifiers": [
          {"scheme": "sample", "identifier": "gb-lae-bpc"},
          {"scheme": "GB-LAE", "identifier": "BPC"}
        ],
        "classification": "local authority", "sector": "public",
        "public_subsector": "local_government", "area_id": "gss:E06000058",
        "founding_date": "2019-04-01",
        "sources": [{
          "title": "Local authority register for England", "publisher": "GOV.UK Registers"
        }],
        "note": "Not named in the documents: it followed councils of the place Bournemouth, Poole \#
    and Dorset on 1 April 2019."
      },
      {
        "name": "Dorset Council",
        "identifiers": [
          {"scheme": "sample", "identifier": "gb-lae-dst"},
          {"scheme": "GB-LAE", "identifier": "DST"}
        ],
        "classification": "local authority", "sector": "public",
        "public_subsector": "local_government", "area_id": "gss:E06000059",
        "founding_date": "2019-04-01",
        "sources": [{
          "title": "Local authority register for England", "publisher": "GOV.UK Registers"
        }],
        "note": "Not named in the documents: it followed councils of the place Bournemouth, Poole \#
    and Dorset on 1 April 2019."
      },
      {
        "name": "Portsmouth City Council",
        "identifiers": [
          {"scheme": "sample", "identifier": "gb-lae-por"},
          {"scheme": "GB-LAE", "identifier": "POR"}
        ],
        "classification": "local authority", "sector": "public",
        "public_subsector": "local_government", "area_id": "gss:E06000044",
        "sources": [
          {
            "title": "Future of Public Sector Partnerships - response from ODPM",
            "file": "002_17857c885a6da29a.txt",
            "publisher": "Hampshire and Isle of Wight Local Government Association"
          },
          {"title": "Local authority register for England", "publisher": "GOV.UK Registers"}
        ],
        "note": "Not named in the document: a council inside the area of the Hampshire and Isle \#
    of Wight association, by the association's name."
      },
      {
        "name": "Southampton City Council",
        "identifiers": [
          {"scheme": "sample", "identifier": "gb-lae-sth"},
          {"scheme": "GB-LAE", "identifier": "STH"}
        ],
        "classification": "local authority", "sector": "public",
        "public_subsector": "local_government", "area_id": "gss:E06000045",
        "sources": [
          {
            "title": "Future of Public Sector Partnerships - response from ODPM",
            "file": "002_17857c885a6da29a.txt",
            "publisher": "Hampshire and Isle of Wight Local Government Association"
          },
          {"title": "Local authority register for England", "publisher": "GOV.UK Registers"}
        ],
        "note": "Not named in the document: a council inside the area of the Hampshire and Isle \#
    of Wight association, by the association's name."
      },
      {
        "name": "Isle of Wight Council",
        "identifiers": [
          {"scheme": "sample", "identifier": "gb-lae-iow"},
          {"scheme": "GB-LAE", "identifier": "IOW"}
        ],
        "classification": "local authority", "sector": "public",
        "public_subsector": "local_government", "area_id": "gss:E06000046",
        "sources": [
          {
            "title": "Future of Public Sector Partnerships - response from ODPM",
            "file": "002_17857c885a6da29a.txt",
            "publisher": "Hampshire and Isle of Wight Local Government Association"
          },
          {"title": "Local authority register for England", "publisher": "GOV.UK Registers"}
        ],
        "note": "Not named in the document: a council inside the area of the Hampshire and Isle \#
    of Wight association, by the association's name."
      }
    ]
    """#
}
