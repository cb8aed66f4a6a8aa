/// The districts of Surrey, from which shared boundaries are worked out.
enum SampleSurreyDistricts {
  static let json = #"""
    [
      {
        "name": "Elmbridge", "kind": "atomic", "type": "NMD",
        "codes": [
          {"scheme": "gss", "code": "E07000207", "start_date": "2009-01-01"},
          {"scheme": "gov-register", "code": "ELM"}
        ],
        "parents": [{"area_id": "gss:E10000030", "kind": "administrative"}],
        "base_units": [{"layer": "lad", "vintage": "2013", "codes": ["E07000207"]}],
        "sources": [{
          "title": "Register of Geographic Codes", "publisher": "Office for National Statistics"
        }],
        "licence": "Open Government Licence v3.0",
        "note": "Not named in the documents: a district of Surrey in 2013, worked out from the \#
    code register."
      },
      {
        "name": "Epsom and Ewell", "kind": "atomic", "type": "NMD",
        "codes": [
          {"scheme": "gss", "code": "E07000208", "start_date": "2009-01-01"},
          {"scheme": "gov-register", "code": "EPS"}
        ],
        "parents": [{"area_id": "gss:E10000030", "kind": "administrative"}],
        "base_units": [{"layer": "lad", "vintage": "2013", "codes": ["E07000208"]}],
        "sources": [{
          "title": "Register of Geographic Codes", "publisher": "Office for National Statistics"
        }],
        "licence": "Open Government Licence v3.0",
        "note": "Not named in the documents: a district of Surrey in 2013, worked out from the \#
    code register."
      },
      {
        "name": "Guildford", "kind": "atomic", "type": "NMD",
        "codes": [
          {"scheme": "gss", "code": "E07000209", "start_date": "2009-01-01"},
          {"scheme": "gov-register", "code": "GRT"}
        ],
        "parents": [{"area_id": "gss:E10000030", "kind": "administrative"}],
        "base_units": [{"layer": "lad", "vintage": "2013", "codes": ["E07000209"]}],
        "sources": [{
          "title": "Register of Geographic Codes", "publisher": "Office for National Statistics"
        }],
        "licence": "Open Government Licence v3.0",
        "note": "Not named in the documents: a district of Surrey in 2013, worked out from the \#
    code register."
      },
      {
        "name": "Mole Valley", "kind": "atomic", "type": "NMD",
        "codes": [
          {"scheme": "gss", "code": "E07000210", "start_date": "2009-01-01"},
          {"scheme": "gov-register", "code": "MOL"}
        ],
        "parents": [{"area_id": "gss:E10000030", "kind": "administrative"}],
        "base_units": [{"layer": "lad", "vintage": "2013", "codes": ["E07000210"]}],
        "sources": [{
          "title": "Register of Geographic Codes", "publisher": "Office for National Statistics"
        }],
        "licence": "Open Government Licence v3.0",
        "note": "Not named in the documents: a district of Surrey in 2013, worked out from the \#
    code register."
      },
      {
        "name": "Reigate and Banstead", "kind": "atomic", "type": "NMD",
        "codes": [
          {"scheme": "gss", "code": "E07000211", "start_date": "2009-01-01"},
          {"scheme": "gov-register", "code": "REI"}
        ],
        "parents": [{"area_id": "gss:E10000030", "kind": "administrative"}],
        "base_units": [{"layer": "lad", "vintage": "2013", "codes": ["E07000211"]}],
        "sources": [{
          "title": "Register of Geographic Codes", "publisher": "Office for National Statistics"
        }],
        "licence": "Open Government Licence v3.0",
        "note": "Not named in the documents: a district of Surrey in 2013, worked out from the \#
    code register."
      },
      {
        "name": "Runnymede", "kind": "atomic", "type": "NMD",
        "codes": [
          {"scheme": "gss", "code": "E07000212", "start_date": "2009-01-01"},
          {"scheme": "gov-register", "code": "RUN"}
        ],
        "parents": [{"area_id": "gss:E10000030", "kind": "administrative"}],
        "base_units": [{"layer": "lad", "vintage": "2013", "codes": ["E07000212"]}],
        "sources": [{
          "title": "Register of Geographic Codes", "publisher": "Office for National Statistics"
        }],
        "licence": "Open Government Licence v3.0",
        "note": "Not named in the documents: a district of Surrey in 2013, worked out from the \#
    code register."
      },
      {
        "name": "Spelthorne", "kind": "atomic", "type": "NMD",
        "codes": [
          {"scheme": "gss", "code": "E07000213", "start_date": "2009-01-01"},
          {"scheme": "gov-register", "code": "SPE"}
        ],
        "parents": [{"area_id": "gss:E10000030", "kind": "administrative"}],
        "base_units": [{"layer": "lad", "vintage": "2013", "codes": ["E07000213"]}],
        "sources": [{
          "title": "Register of Geographic Codes", "publisher": "Office for National Statistics"
        }],
        "licence": "Open Government Licence v3.0",
        "note": "Not named in the documents: a district of Surrey in 2013, worked out from the \#
    code register."
      },
      {
        "name": "Surrey Heath", "kind": "atomic", "type": "NMD",
        "codes": [
          {"scheme": "gss", "code": "E07000214", "start_date": "2009-01-01"},
          {"scheme": "gov-register", "code": "SUR"}
        ],
        "parents": [{"area_id": "gss:E10000030", "kind": "administrative"}],
        "base_units": [{"layer": "lad", "vintage": "2013", "codes": ["E07000214"]}],
        "sources": [{
          "title": "Register of Geographic Codes", "publisher": "Office for National Statistics"
        }],
        "licence": "Open Government Licence v3.0",
        "note": "Not named in the documents: a district of Surrey in 2013, worked out from the \#
    code register."
      },
      {
        "name": "Tandridge", "kind": "atomic", "type": "NMD",
        "codes": [
          {"scheme": "gss", "code": "E07000215", "start_date": "2009-01-01"},
          {"scheme": "gov-register", "code": "TAN"}
        ],
        "parents": [{"area_id": "gss:E10000030", "kind": "administrative"}],
        "base_units": [{"layer": "lad", "vintage": "2013", "codes": ["E07000215"]}],
        "sources": [{
          "title": "Register of Geographic Codes", "publisher": "Office for National Statistics"
        }],
        "licence": "Open Government Licence v3.0",
        "note": "Not named in the documents: a district of Surrey in 2013, worked out from the \#
    code register."
      },
      {
        "name": "Waverley", "kind": "atomic", "type": "NMD",
        "codes": [
          {"scheme": "gss", "code": "E07000216", "start_date": "2009-01-01"},
          {"scheme": "gov-register", "code": "WAE"}
        ],
        "parents": [{"area_id": "gss:E10000030", "kind": "administrative"}],
        "base_units": [{"layer": "lad", "vintage": "2013", "codes": ["E07000216"]}],
        "sources": [{
          "title": "Register of Geographic Codes", "publisher": "Office for National Statistics"
        }],
        "licence": "Open Government Licence v3.0",
        "note": "Not named in the documents: a district of Surrey in 2013, worked out from the \#
    code register."
      },
      {
        "name": "Woking", "kind": "atomic", "type": "NMD",
        "codes": [
          {"scheme": "gss", "code": "E07000217", "start_date": "2009-01-01"},
          {"scheme": "gov-register", "code": "WOI"}
        ],
        "parents": [{"area_id": "gss:E10000030", "kind": "administrative"}],
        "base_units": [{"layer": "lad", "vintage": "2013", "codes": ["E07000217"]}],
        "sources": [{
          "title": "Register of Geographic Codes", "publisher": "Office for National Statistics"
        }],
        "licence": "Open Government Licence v3.0",
        "note": "Not named in the documents: a district of Surrey in 2013, worked out from the \#
    code register."
      }
    ]
    """#
}
