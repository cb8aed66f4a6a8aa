// Made by .ci/embed from the folder Data: change the files there and run it again.
// swift-format-ignore-file

extension Embedded {
  static let pfa20 = #"""
{
  "about": "pfa20.geojson: police force areas of England and Wales in December 2020. An area that is not there yet is made with its code and name.",
  "records": [
    {
      "kind": "areas",
      "key": {
        "text": "gss:{pfa20_code}"
      },
      "existing": "keep",
      "members": {
        "name": "pfa20_name",
        "kind": {
          "is": "atomic"
        },
        "type": {
          "is": "PFA"
        },
        "codes": {
          "list": [
            {
              "members": {
                "scheme": {
                  "is": "gss"
                },
                "code": "pfa20_code"
              }
            }
          ]
        },
        "licence": {
          "is": "Open Government Licence v3.0"
        }
      }
    },
    {
      "kind": "boundaries",
      "key": {
        "text": "pfa20:{pfa20_code}"
      },
      "members": {
        "area_id": {
          "text": "gss:{pfa20_code}"
        },
        "title": {
          "text": "{pfa20_name}, 2020"
        },
        "geometry": "/geometry",
        "vintage": {
          "is": "2020-12-31"
        },
        "identifiers": {
          "list": [
            {
              "members": {
                "scheme": {
                  "is": "pfa20"
                },
                "identifier": "pfa20_code"
              }
            }
          ]
        },
        "sources": {
          "list": [
            {
              "members": {
                "title": {
                  "is": "Police Force Areas (December 2020) Boundaries EW"
                },
                "publisher": {
                  "is": "Office for National Statistics"
                }
              }
            }
          ]
        },
        "licence": {
          "is": "Open Government Licence v3.0"
        }
      }
    }
  ]
}

"""#
}
