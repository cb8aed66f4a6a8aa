// Made by .ci/embed from the folder Data: change the files there and run it again.
// swift-format-ignore-file

extension Embedded {
  static let laOrgidToGss = #"""
{
  "about": "la_orgid_to_gss.csv of geo-lookups (2026-06-05; identifiers of org-id.guide and ONS codes): councils with the area that each serves. A council that is there already learns its other name only. Former councils of Northern Ireland have no code there and are left out: they are in the list of councils under other keys.",
  "records": [
    {
      "kind": "organisations",
      "when": "gss_code",
      "existing": {
        "keep": [
          "name",
          "sector",
          "public_subsector",
          "classification",
          "area_id"
        ],
        "add": ["other_names", "sources"]
      },
      "members": {
        "name": "name",
        "other_names": { "list": [{ "members": { "name": "name" } }] },
        "identifiers": { "list": [{ "org_id": "org_id" }] },
        "classification": { "is": "local authority" },
        "sector": { "is": "public" },
        "public_subsector": { "is": "local_government" },
        "area_id": { "text": "gss:{gss_code}" },
        "sources": {
          "list": [
            {
              "members": {
                "title": {
                  "is": "geo-lookups, 2026-06-05"
                },
                "url": {
                  "is": "https://github.com/drkane/geo-lookups"
                },
                "publisher": {
                  "is": "David Kane"
                }
              }
            }
          ]
        }
      }
    }
  ]
}

"""#
}
