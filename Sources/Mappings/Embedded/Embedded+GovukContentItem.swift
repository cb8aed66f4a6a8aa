// Made by .ci/embed from the folder Data: change the files there and run it again.
// swift-format-ignore-file

extension Embedded {
  static let govukContentItem = #"""
{
  "about": "item.json, a content item of GOV.UK as its API gives it: news, speeches, statements and announcements of statistics, each by its path, as one content item may stand at several; who issued it are the first three organisations. The body is HTML, as it is published.",
  "rows": "",
  "let": {
    "path": {
      "from": "/base_path",
      "replace": [
        [
          "/government/*",
          "*1"
        ],
        [
          "/*",
          "*1"
        ]
      ]
    }
  },
  "records": [
    {
      "kind": "organisations",
      "key": {
        "text": "govuk:{/links/organisations/0/content_id}"
      },
      "when": "/links/organisations/0/content_id",
      "existing": "keep",
      "members": {
        "name": "/links/organisations/0/title",
        "identifiers": {
          "list": [
            {
              "members": {
                "scheme": {
                  "is": "govuk"
                },
                "identifier": "/links/organisations/0/content_id"
              }
            }
          ]
        },
        "sector": {
          "is": "public"
        },
        "public_subsector": {
          "is": "central"
        },
        "links": {
          "list": [
            {
              "when": "/links/organisations/0/web_url",
              "members": {
                "url": "/links/organisations/0/web_url"
              }
            }
          ]
        }
      }
    },
    {
      "kind": "organisations",
      "key": {
        "text": "govuk:{/links/organisations/1/content_id}"
      },
      "when": "/links/organisations/1/content_id",
      "existing": "keep",
      "members": {
        "name": "/links/organisations/1/title",
        "identifiers": {
          "list": [
            {
              "members": {
                "scheme": {
                  "is": "govuk"
                },
                "identifier": "/links/organisations/1/content_id"
              }
            }
          ]
        },
        "sector": {
          "is": "public"
        },
        "public_subsector": {
          "is": "central"
        },
        "links": {
          "list": [
            {
              "when": "/links/organisations/1/web_url",
              "members": {
                "url": "/links/organisations/1/web_url"
              }
            }
          ]
        }
      }
    },
    {
      "kind": "organisations",
      "key": {
        "text": "govuk:{/links/organisations/2/content_id}"
      },
      "when": "/links/organisations/2/content_id",
      "existing": "keep",
      "members": {
        "name": "/links/organisations/2/title",
        "identifiers": {
          "list": [
            {
              "members": {
                "scheme": {
                  "is": "govuk"
                },
                "identifier": "/links/organisations/2/content_id"
              }
            }
          ]
        },
        "sector": {
          "is": "public"
        },
        "public_subsector": {
          "is": "central"
        },
        "links": {
          "list": [
            {
              "when": "/links/organisations/2/web_url",
              "members": {
                "url": "/links/organisations/2/web_url"
              }
            }
          ]
        }
      }
    },
    {
      "kind": "announcements",
      "key": {
        "text": "govuk:{path}"
      },
      "members": {
        "title": "/title",
        "kind": {
          "from": "/document_type",
          "map": {
            "news_story": "news",
            "world_news_story": "news",
            "press_release": "press_release",
            "government_response": "statement",
            "oral_statement": "statement",
            "written_statement": "statement",
            "authored_article": "feature",
            "speech": "speech",
            "national_statistics_announcement": "news",
            "official_statistics_announcement": "news"
          }
        },
        "state": {
          "from": "/withdrawn_notice/explanation",
          "default": "published",
          "map": {},
          "otherwise": "withdrawn"
        },
        "identifiers": {
          "list": [
            {
              "members": {
                "scheme": {
                  "is": "govuk"
                },
                "identifier": "path"
              }
            }
          ]
        },
        "summary": {
          "from": "/description",
          "cut": 1000
        },
        "body": "/details/body",
        "issuer_ids": {
          "list": [
            {
              "when": "/links/organisations/0/content_id",
              "value": {
                "text": "govuk:{/links/organisations/0/content_id}"
              }
            },
            {
              "when": "/links/organisations/1/content_id",
              "value": {
                "text": "govuk:{/links/organisations/1/content_id}"
              }
            },
            {
              "when": "/links/organisations/2/content_id",
              "value": {
                "text": "govuk:{/links/organisations/2/content_id}"
              }
            }
          ]
        },
        "dateline": {
          "first": [
            {
              "from": "/details/delivered_on",
              "as": "day"
            },
            {
              "from": "/first_published_at",
              "as": "day"
            },
            {
              "from": "/public_updated_at",
              "as": "day"
            }
          ]
        },
        "occasion": {
          "record": {
            "name": "/details/location"
          }
        },
        "original": {
          "record": {
            "publication": {
              "is": "GOV.UK"
            },
            "url": {
              "text": "https://www.gov.uk{/base_path}"
            }
          }
        },
        "topics": {
          "list": [
            {
              "each": "/links/policy_areas",
              "value": {
                "item": "/title"
              }
            }
          ]
        },
        "first_published_at": "/first_published_at",
        "public_updated_at": "/public_updated_at",
        "change_history": {
          "list": [
            {
              "each": "/details/change_history",
              "members": {
                "note": {
                  "item": "/note"
                },
                "public_timestamp": {
                  "item": "/public_timestamp"
                }
              }
            }
          ]
        },
        "withdrawn_notice": "/withdrawn_notice/explanation",
        "sources": {
          "list": [
            {
              "members": {
                "title": "/title",
                "url": {
                  "text": "https://www.gov.uk{/base_path}"
                },
                "publisher": {
                  "is": "GOV.UK"
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
