/// What happened to the bodies that the documents name.
enum SampleOrganisationEvents {
  static let json = #"""
    [
      {
        "title": "The Centre takes the name of its new host beside its own",
        "identifiers": [{"scheme": "sample", "identifier": "cpsp-renamed-2010"}],
        "kind": "renamed", "effective": "2010-01", "organisation_id": "sample:cpsp",
        "before": {"name": "Centre for Public Service Partnerships"},
        "after": {"name": "CPSP @ LGiU"},
        "announcement_ids": ["sample:ann-lgiu-2009-12-14"],
        "sources": [{
          "title": "The Centre for Public Service Partnerships and the Local Government \#
    Information Unit are joining forces",
          "file": "000_0a145ea4e390fb55.txt", "publisher": "Local Government Information Unit"
        }]
      },
      {
        "title": "The Centre moves from the University of Birmingham to LGiU",
        "identifiers": [{"scheme": "sample", "identifier": "cpsp-moved-2010"}],
        "kind": "moved_host", "effective": "2010-01", "organisation_id": "sample:cpsp",
        "before": {"parent_id": "sample:university-of-birmingham", "relation": "hosted_by"},
        "after": {"parent_id": "sample:lgiu", "relation": "hosted_by"},
        "announcement_ids": ["sample:ann-lgiu-2009-12-14"],
        "sources": [{
          "title": "The Centre for Public Service Partnerships and the Local Government \#
    Information Unit are joining forces",
          "file": "000_0a145ea4e390fb55.txt", "publisher": "Local Government Information Unit"
        }]
      },
      {
        "title": "Capacitybuilders closes",
        "identifiers": [{"scheme": "sample", "identifier": "capacitybuilders-closed-2011"}],
        "kind": "dissolved", "effective": "2011-04-01", "organisation_id": "sample:capacitybuilders",
        "sources": [{"title": "Government organisation register", "publisher": "GOV.UK Registers"}],
        "note": "The last day is from the register of government organisations."
      },
      {
        "title": "Bournemouth Borough Council goes into Bournemouth, Christchurch and Poole Council",
        "identifiers": [{"scheme": "sample", "identifier": "bournemouth-merged-2019"}],
        "kind": "merged", "effective": "2019-04-01", "organisation_id": "sample:gb-lae-bmh",
        "to_ids": ["sample:gb-lae-bpc"],
        "sources": [{"title": "Local authority register for England", "publisher": "GOV.UK Registers"}]
      },
      {
        "title": "The Borough of Poole goes into Bournemouth, Christchurch and Poole Council",
        "identifiers": [{"scheme": "sample", "identifier": "poole-merged-2019"}],
        "kind": "merged", "effective": "2019-04-01", "organisation_id": "sample:gb-lae-pol",
        "to_ids": ["sample:gb-lae-bpc"],
        "sources": [{"title": "Local authority register for England", "publisher": "GOV.UK Registers"}]
      },
      {
        "title": "Dorset Council follows Dorset County Council",
        "identifiers": [{"scheme": "sample", "identifier": "dorset-replaced-2019"}],
        "kind": "replaced", "effective": "2019-04-01", "organisation_id": "sample:gb-lae-dor",
        "to_ids": ["sample:gb-lae-dst"],
        "sources": [{"title": "Local authority register for England", "publisher": "GOV.UK Registers"}],
        "note": "The district councils other than that of Christchurch went into Dorset Council as well; \#
    the documents do not name them."
      }
    ]
    """#
}
