import Store

/// The councils of the London boroughs of two of the nine places.
enum SampleLondonCouncils {
  static let json = #"""
    [
      {
        "name": "London Borough of Lewisham",
        "identifiers": [
          {"scheme": "sample", "identifier": "gb-lae-lew"},
          {"scheme": "GB-LAE", "identifier": "LEW"}
        ],
        "classification": "local authority", "sector": "public",
        "public_subsector": "local_government", "area_id": "gss:E09000023",
        "sources": [{
          "title": "Network delivers 'better services for less'",
          "file": "004_3086ce7d31a66e55.txt", "publisher": "Rural Services Network"
        }]
      },
      {
        "name": "London Borough of Lambeth",
        "identifiers": [
          {"scheme": "sample", "identifier": "gb-lae-lbh"},
          {"scheme": "GB-LAE", "identifier": "LBH"}
        ],
        "classification": "local authority", "sector": "public",
        "public_subsector": "local_government", "area_id": "gss:E09000022",
        "sources": [{
          "title": "Network delivers 'better services for less'",
          "file": "004_3086ce7d31a66e55.txt", "publisher": "Rural Services Network"
        }]
      },
      {
        "name": "London Borough of Southwark",
        "identifiers": [
          {"scheme": "sample", "identifier": "gb-lae-swk"},
          {"scheme": "GB-LAE", "identifier": "SWK"}
        ],
        "classification": "local authority", "sector": "public",
        "public_subsector": "local_government", "area_id": "gss:E09000028",
        "sources": [{
          "title": "Network delivers 'better services for less'",
          "file": "004_3086ce7d31a66e55.txt", "publisher": "Rural Services Network"
        }]
      },
      {
        "name": "London Borough of Barnet",
        "identifiers": [
          {"scheme": "sample", "identifier": "gb-lae-bne"},
          {"scheme": "GB-LAE", "identifier": "BNE"}
        ],
        "classification": "local authority", "sector": "public",
        "public_subsector": "local_government", "area_id": "gss:E09000003",
        "sources": [{
          "title": "Network delivers 'better services for less'",
          "file": "004_3086ce7d31a66e55.txt", "publisher": "Rural Services Network"
        }]
      },
      {
        "name": "London Borough of Brent",
        "identifiers": [
          {"scheme": "sample", "identifier": "gb-lae-ben"},
          {"scheme": "GB-LAE", "identifier": "BEN"}
        ],
        "classification": "local authority", "sector": "public",
        "public_subsector": "local_government", "area_id": "gss:E09000005",
        "sources": [{
          "title": "Network delivers 'better services for less'",
          "file": "004_3086ce7d31a66e55.txt", "publisher": "Rural Services Network"
        }]
      },
      {
        "name": "London Borough of Ealing",
        "identifiers": [
          {"scheme": "sample", "identifier": "gb-lae-eal"},
          {"scheme": "GB-LAE", "identifier": "EAL"}
        ],
        "classification": "local authority", "sector": "public",
        "public_subsector": "local_government", "area_id": "gss:E09000009",
        "sources": [{
          "title": "Network delivers 'better services for less'",
          "file": "004_3086ce7d31a66e55.txt", "publisher": "Rural Services Network"
        }]
      },
      {
        "name": "London Borough of Harrow",
        "identifiers": [
          {"scheme": "sample", "identifier": "gb-lae-hrw"},
          {"scheme": "GB-LAE", "identifier": "HRW"}
        ],
        "classification": "local authority", "sector": "public",
        "public_subsector": "local_government", "area_id": "gss:E09000015",
        "sources": [{
          "title": "Network delivers 'better services for less'",
          "file": "004_3086ce7d31a66e55.txt", "publisher": "Rural Services Network"
        }]
      },
      {
        "name": "London Borough of Hillingdon",
        "identifiers": [
          {"scheme": "sample", "identifier": "gb-lae-hil"},
          {"scheme": "GB-LAE", "identifier": "HIL"}
        ],
        "classification": "local authority", "sector": "public",
        "public_subsector": "local_government", "area_id": "gss:E09000017",
        "sources": [{
          "title": "Network delivers 'better services for less'",
          "file": "004_3086ce7d31a66e55.txt", "publisher": "Rural Services Network"
        }]
      },
      {
        "name": "London Borough of Hounslow",
        "identifiers": [
          {"scheme": "sample", "identifier": "gb-lae-hns"},
          {"scheme": "GB-LAE", "identifier": "HNS"}
        ],
        "classification": "local authority", "sector": "public",
        "public_subsector": "local_government", "area_id": "gss:E09000018",
        "sources": [{
          "title": "Network delivers 'better services for less'",
          "file": "004_3086ce7d31a66e55.txt", "publisher": "Rural Services Network"
        }]
      }
    ]
    """#
}
