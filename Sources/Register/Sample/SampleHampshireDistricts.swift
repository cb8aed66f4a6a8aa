/// The districts of Hampshire, from which shared boundaries are worked out.
enum SampleHampshireDistricts {
  static let json = #"""
    [
      {
        "name": "Basingstoke and Deane", "kind": "atomic", "type": "NMD",
        "codes": [
          {"scheme": "gss", "code": "E07000084", "start_date": "2009-01-01"},
          {"scheme": "gov-register", "code": "BAN"}
        ],
        "parents": [{"area_id": "gss:E10000014", "kind": "administrative"}],
        "base_units": [{"layer": "lad", "vintage": "2013", "codes": ["E07000084"]}],
        "sources": [{
          "title": "Register of Geographic Codes", "publisher": "Office for National Statistics"
        }],
        "licence": "Open Government Licence v3.0",
        "note": "Not named in the documents: a district of Hampshire in 2013, worked out from the \#
    code register."
      },
      {
        "name": "East Hampshire", "kind": "atomic", "type": "NMD",
        "codes": [
          {"scheme": "gss", "code": "E07000085", "start_date": "2009-01-01"},
          {"scheme": "gov-register", "code": "EHA"}
        ],
        "parents": [{"area_id": "gss:E10000014", "kind": "administrative"}],
        "base_units": [{"layer": "lad", "vintage": "2013", "codes": ["E07000085"]}],
        "sources": [{
          "title": "Register of Geographic Codes", "publisher": "Office for National Statistics"
        }],
        "licence": "Open Government Licence v3.0",
        "note": "Not named in the documents: a district of Hampshire in 2013, worked out from the \#
    code register."
      },
      {
        "name": "Eastleigh", "kind": "atomic", "type": "NMD",
        "codes": [
          {"scheme": "gss", "code": "E07000086", "start_date": "2009-01-01"},
          {"scheme": "gov-register", "code": "EAT"}
        ],
        "parents": [{"area_id": "gss:E10000014", "kind": "administrative"}],
        "base_units": [{"layer": "lad", "vintage": "2013", "codes": ["E07000086"]}],
        "sources": [{
          "title": "Register of Geographic Codes", "publisher": "Office for National Statistics"
        }],
        "licence": "Open Government Licence v3.0",
        "note": "Not named in the documents: a district of Hampshire in 2013, worked out from the \#
    code register."
      },
      {
        "name": "Fareham", "kind": "atomic", "type": "NMD",
        "codes": [
          {"scheme": "gss", "code": "E07000087", "start_date": "2009-01-01"},
          {"scheme": "gov-register", "code": "FAR"}
        ],
        "parents": [{"area_id": "gss:E10000014", "kind": "administrative"}],
        "base_units": [{"layer": "lad", "vintage": "2013", "codes": ["E07000087"]}],
        "sources": [{
          "title": "Register of Geographic Codes", "publisher": "Office for National Statistics"
        }],
        "licence": "Open Government Licence v3.0",
        "note": "Not named in the documents: a district of Hampshire in 2013, worked out from the \#
    code register."
      },
      {
        "name": "Gosport", "kind": "atomic", "type": "NMD",
        "codes": [
          {"scheme": "gss", "code": "E07000088", "start_date": "2009-01-01"},
          {"scheme": "gov-register", "code": "GOS"}
        ],
        "parents": [{"area_id": "gss:E10000014", "kind": "administrative"}],
        "base_units": [{"layer": "lad", "vintage": "2013", "codes": ["E07000088"]}],
        "sources": [{
          "title": "Register of Geographic Codes", "publisher": "Office for National Statistics"
        }],
        "licence": "Open Government Licence v3.0",
        "note": "Not named in the documents: a district of Hampshire in 2013, worked out from the \#
    code register."
      },
      {
        "name": "Hart", "kind": "atomic", "type": "NMD",
        "codes": [
          {"scheme": "gss", "code": "E07000089", "start_date": "2009-01-01"},
          {"scheme": "gov-register", "code": "HAT"}
        ],
        "parents": [{"area_id": "gss:E10000014", "kind": "administrative"}],
        "base_units": [{"layer": "lad", "vintage": "2013", "codes": ["E07000089"]}],
        "sources": [{
          "title": "Register of Geographic Codes", "publisher": "Office for National Statistics"
        }],
        "licence": "Open Government Licence v3.0",
        "note": "Not named in the documents: a district of Hampshire in 2013, worked out from the \#
    code register."
      },
      {
        "name": "Havant", "kind": "atomic", "type": "NMD",
        "codes": [
          {"scheme": "gss", "code": "E07000090", "start_date": "2009-01-01"},
          {"scheme": "gov-register", "code": "HAA"}
        ],
        "parents": [{"area_id": "gss:E10000014", "kind": "administrative"}],
        "base_units": [{"layer": "lad", "vintage": "2013", "codes": ["E07000090"]}],
        "sources": [{
          "title": "Register of Geographic Codes", "publisher": "Office for National Statistics"
        }],
        "licence": "Open Government Licence v3.0",
        "note": "Not named in the documents: a district of Hampshire in 2013, worked out from the \#
    code register."
      },
      {
        "name": "New Forest", "kind": "atomic", "type": "NMD",
        "codes": [
          {"scheme": "gss", "code": "E07000091", "start_date": "2009-01-01"},
          {"scheme": "gov-register", "code": "NEW"}
        ],
        "parents": [{"area_id": "gss:E10000014", "kind": "administrative"}],
        "base_units": [{"layer": "lad", "vintage": "2013", "codes": ["E07000091"]}],
        "sources": [{
          "title": "Register of Geographic Codes", "publisher": "Office for National Statistics"
        }],
        "licence": "Open Government Licence v3.0",
        "note": "Not named in the documents: a district of Hampshire in 2013, worked out from the \#
    code register."
      },
      {
        "name": "Rushmoor", "kind": "atomic", "type": "NMD",
        "codes": [
          {"scheme": "gss", "code": "E07000092", "start_date": "2009-01-01"},
          {"scheme": "gov-register", "code": "RUH"}
        ],
        "parents": [{"area_id": "gss:E10000014", "kind": "administrative"}],
        "base_units": [{"layer": "lad", "vintage": "2013", "codes": ["E07000092"]}],
        "sources": [{
          "title": "Register of Geographic Codes", "publisher": "Office for National Statistics"
        }],
        "licence": "Open Government Licence v3.0",
        "note": "Not named in the documents: a district of Hampshire in 2013, worked out from the \#
    code register."
      },
      {
        "name": "Test Valley", "kind": "atomic", "type": "NMD",
        "codes": [
          {"scheme": "gss", "code": "E07000093", "start_date": "2009-01-01"},
          {"scheme": "gov-register", "code": "TES"}
        ],
        "parents": [{"area_id": "gss:E10000014", "kind": "administrative"}],
        "base_units": [{"layer": "lad", "vintage": "2013", "codes": ["E07000093"]}],
        "sources": [{
          "title": "Register of Geographic Codes", "publisher": "Office for National Statistics"
        }],
        "licence": "Open Government Licence v3.0",
        "note": "Not named in the documents: a district of Hampshire in 2013, worked out from the \#
    code register."
      },
      {
        "name": "Winchester", "kind": "atomic", "type": "NMD",
        "codes": [
          {"scheme": "gss", "code": "E07000094", "start_date": "2009-01-01"},
          {"scheme": "gov-register", "code": "WIN"}
        ],
        "parents": [{"area_id": "gss:E10000014", "kind": "administrative"}],
        "base_units": [{"layer": "lad", "vintage": "2013", "codes": ["E07000094"]}],
        "sources": [{
          "title": "Register of Geographic Codes", "publisher": "Office for National Statistics"
        }],
        "licence": "Open Government Licence v3.0",
        "note": "Not named in the documents: a district of Hampshire in 2013, worked out from the \#
    code register."
      }
    ]
    """#
}
