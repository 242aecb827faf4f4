-- What came of a project in every community is found in one look.

CREATE INDEX outcome_contribution_of ON outcome_contribution (origin, community, place);
