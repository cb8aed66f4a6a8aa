// Made by .ci/embed from the folder Data: change the files there and run it again.
// swift-format-ignore-file

extension Embedded {
  static let projects = #"""
{"title": "Research projects of the Centre for Public Service Partnerships", "identifiers": [{"scheme": "sample", "identifier": "cpsp-projects-under-way"}], "partnership_id": "sample:cpsp-projects", "description": "Research on partnerships with bodies of every sector, under way in July 2009.", "state": "under_way", "bodies": [{"organisation_id": "sample:lga"}, {"organisation_id": "sample:cbi"}, {"organisation_id": "sample:clg"}, {"organisation_id": "sample:standards-board-for-england"}, {"organisation_id": "sample:service-birmingham"}, {"organisation_id": "sample:gb-lae-bir"}, {"organisation_id": "sample:centre-for-public-scrutiny"}, {"organisation_id": "sample:nao"}, {"organisation_id": "sample:gb-lae-ess"}, {"organisation_id": "sample:nhs-london"}, {"organisation_id": "sample:nhs-choices"}, {"organisation_id": "sample:worcestershire-partnership"}, {"organisation_id": "sample:working-links"}], "topics": ["research on partnerships"], "sources": [{"title": "Feature article by John Tizard, without a headline", "file": "001_403c1073bf057282.txt", "publisher": "PMPA"}], "note": "The article lists the bodies under one heading, not who works on what."}
{"title": "Further research projects of the Centre for Public Service Partnerships", "identifiers": [{"scheme": "sample", "identifier": "cpsp-projects-pipeline"}], "partnership_id": "sample:cpsp-projects", "description": "Projects in preparation in July 2009; the article says that there are some and names none.", "topics": ["research on partnerships"], "sources": [{"title": "Feature article by John Tizard, without a headline", "file": "001_403c1073bf057282.txt", "publisher": "PMPA"}]}

"""#
}
