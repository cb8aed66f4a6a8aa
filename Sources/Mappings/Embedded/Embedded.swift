// Made by .ci/embed from the folder Data: change the files there and run it again.

/// The files of the folder Data, unchanged.
package enum Embedded {
  package static let files: [(name: String, text: String)] = [
    ("area_changes.json", areaChanges),
    ("area_units.json", areaUnits),
    ("government_organisation_register.json", governmentOrganisationRegister),
    ("govuk_content_item.json", govukContentItem),
    ("grants_360giving.json", grants360giving),
    ("gss_code_history.json", gssCodeHistory),
    ("icb22.json", icb22),
    ("la_all_codes.json", laAllCodes),
    ("la_gss_lookup.json", laGssLookup),
    ("la_name_lookup.json", laNameLookup),
    ("la_orgid_to_gss.json", laOrgidToGss),
    ("lad22_icb22_lsoa_counts.json", lad22Icb22LsoaCounts),
    ("lad23_cauth23.json", lad23Cauth23),
    ("lad23_utla23.json", lad23Utla23),
    ("lad24_buc.json", lad24Buc),
    ("lad24_csp24_pfa24.json", lad24Csp24Pfa24),
    ("lad24_fra24.json", lad24Fra24),
    ("lad24_region24.json", lad24Region24),
    ("lad_chain_2016_2024.json", ladChain20162024),
    ("nhs_trusts_2022_points.json", nhsTrusts2022Points),
    ("nhs_trusts_ods_2018.json", nhsTrustsOds2018),
    ("pfa20.json", pfa20),
    ("trafford_grants.json", traffordGrants),
    ("uk_2014_2025.json", uk20142025),
    ("uk_local_authorities.json", ukLocalAuthorities),
    ("vauxhall_postcodes.json", vauxhallPostcodes),
    ("welsh_names.json", welshNames),
  ]
}
