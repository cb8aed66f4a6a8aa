// Made by .ci/embed from the folder Data: change the files there and run it again.
// swift-format-ignore-file

extension Embedded {
  static let icb22 = #"""
{
  "about": "icb22.geojson: integrated care boards of England in July 2022, coarser than the districts; its rings run clockwise. An area that is not there yet is made with its code and name.",
  "records": [
    {
      "kind": "areas",
      "key": {
        "text": "gss:{icb22_code}"
      },
      "existing": "keep",
      "members": {
        "name": "icb22_name",
        "kind": {
          "is": "atomic"
        },
        "type": {
          "is": "ICB"
        },
        "codes": {
          "list": [
            {
              "members": {
                "scheme": {
                  "is": "gss"
                },
                "code": "icb22_code"
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
        "text": "icb22:{icb22_code}"
      },
      "members": {
        "area_id": {
          "text": "gss:{icb22_code}"
        },
        "title": {
          "text": "{icb22_name}, 2022"
        },
        "geometry": "/geometry",
        "vintage": {
          "is": "2022-07-01"
        },
        "identifiers": {
          "list": [
            {
              "members": {
                "scheme": {
                  "is": "icb22"
                },
                "identifier": "icb22_code"
              }
            }
          ]
        },
        "sources": {
          "list": [
            {
              "members": {
                "title": {
                  "is": "Integrated Care Boards (July 2022) Boundaries EN"
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
