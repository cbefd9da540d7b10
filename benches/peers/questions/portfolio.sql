-- open-market
SELECT id, 0 FROM cloud WHERE exclusive AND ends > 21549;
-- leave-in-time
SELECT id, 0 FROM cloud WHERE customer = 'Acme' AND exclusive AND notice > 180;
-- keep-the-keys
SELECT id, 0 FROM licence WHERE licensor = 'Acme' AND NOT revocable;
-- not-for-ever
SELECT id, 0 FROM licence WHERE licensor = 'Acme' AND perpetual;
-- spending-ends
SELECT id, 0 FROM commitment WHERE payer = 'Acme' AND ends > 23010;
-- spending-is-capped
SELECT id, 0 FROM commitment WHERE payer = 'Acme' AND amount > 25000000000;
-- no-rofr-on-equity
SELECT agreement, 0 FROM right_of_first_refusal WHERE equity AND ends > 20818;
-- exclusivity-has-a-way-out
SELECT agreement, 0 FROM exclusivity t
WHERE NOT EXISTS (SELECT 1 FROM termination_right r WHERE r.agreement = t.agreement AND r.starts <= t.starts AND t.ends <= r.ends);
-- shares-run-out
SELECT id, 0 FROM revenue_share WHERE payer = 'Acme' AND ends >= five_years_on;
-- known-law
SELECT id, 0 FROM governing_law WHERE law NOT IN ('Delaware', 'New York', 'England', 'Germany');
-- liability-is-capped
SELECT id, 0 FROM agreement t
WHERE NOT EXISTS (SELECT 1 FROM liability_cap r WHERE r.agreement = t.id AND r.starts <= t.starts AND t.ends <= r.ends);
-- secrecy-ends
SELECT id, 0 FROM confidentiality WHERE tail > 1827;
-- groups-may-move
SELECT id, 0 FROM assignment_limit WHERE assignor = 'Acme' AND NOT affiliates_excepted;
-- renewals-can-be-stopped
SELECT id, 0 FROM renewal WHERE successive AND notice > 60;
-- service-is-good
SELECT id, 0 FROM service_level WHERE customer = 'Acme' AND target < 9900;
-- our-data-is-ours
SELECT id, 0 FROM data_use WHERE owner = 'Acme' AND foundation_training AND NOT opt_in;
-- competition-returns
SELECT id, 0 FROM noncompete WHERE promisor = 'Acme' AND ends >= 100000000;
-- favours-match
SELECT id, 0 FROM most_favoured_customer WHERE promisor = 'Acme' AND NOT volume_matched;
-- control-may-change
SELECT id, 0 FROM change_of_control WHERE target = 'Acme' AND notice < 30;
-- insured
SELECT id, 0 FROM insurance WHERE amount < 100000000;
