package matters

// What the tests of this room look at beside what it exports.
var ProposalTitle = proposalTitle
