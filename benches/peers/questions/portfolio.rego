# The rules of examples/portfolio/portfolio.clause, of terms that are laid out over time already.
package clauses

open_market := [[t.id] |
	some t in data.cloud
	t.exclusive
	t.ends > 21549
]

leave_in_time := [[t.id] |
	some t in data.cloud
	t.customer == "Acme"
	t.exclusive
	t.notice > 180
]

keep_the_keys := [[t.id] |
	some t in data.licence
	t.licensor == "Acme"
	not t.revocable
]

not_for_ever := [[t.id] |
	some t in data.licence
	t.licensor == "Acme"
	t.perpetual
]

spending_ends := [[t.id] |
	some t in data.commitment
	t.payer == "Acme"
	t.ends > 23010
]

spending_is_capped := [[t.id] |
	some t in data.commitment
	t.payer == "Acme"
	t.amount > 25000000000
]

no_rofr_on_equity := [[t.agreement] |
	some t in data.right_of_first_refusal
	t.equity
	t.ends > 20818
]

exclusivity_has_a_way_out := [[t.agreement] |
	some t in data.exclusivity
	not covered(data.termination_right_by_agreement[t.agreement], t)
]

shares_run_out := [[t.id] |
	some t in data.revenue_share
	t.payer == "Acme"
	t.ends >= t.five_years_on
]

known_law := [[t.id] |
	some t in data.governing_law
	not t.law in {"Delaware", "New York", "England", "Germany"}
]

liability_is_capped := [[t.id] |
	some t in data.agreement
	not covered(data.liability_cap_by_agreement[t.id], t)
]

secrecy_ends := [[t.id] |
	some t in data.confidentiality
	t.tail > 1827
]

groups_may_move := [[t.id] |
	some t in data.assignment_limit
	t.assignor == "Acme"
	not t.affiliates_excepted
]

renewals_can_be_stopped := [[t.id] |
	some t in data.renewal
	t.successive
	t.notice > 60
]

service_is_good := [[t.id] |
	some t in data.service_level
	t.customer == "Acme"
	t.target < 9900
]

our_data_is_ours := [[t.id] |
	some t in data.data_use
	t.owner == "Acme"
	t.foundation_training
	not t.opt_in
]

competition_returns := [[t.id] |
	some t in data.noncompete
	t.promisor == "Acme"
	t.ends >= 100000000
]

favours_match := [[t.id] |
	some t in data.most_favoured_customer
	t.promisor == "Acme"
	not t.volume_matched
]

control_may_change := [[t.id] |
	some t in data.change_of_control
	t.target == "Acme"
	t.notice < 30
]

insured := [[t.id] |
	some t in data.insurance
	t.amount < 100000000
]

covered(remedies, t) if {
	some r in remedies
	r.starts <= t.starts
	t.ends <= r.ends
}
