package clauses

# Clouds stand by their customers, so that each promise looks only at its own.
one_promise_two_suppliers := [[e.id, c.id] |
	some e in data.exclusivity
	e.ends > 20453
	some c in data.cloud_by_customer[e.promisor]
	e.beneficiary != c.provider
	e.starts <= c.ends
	c.starts <= e.ends
	c.ends > 20453
	bits.and(e.scope, c.scope) != 0
]
