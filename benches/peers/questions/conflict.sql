-- one-promise-two-suppliers
SELECT e.id, c.id
FROM exclusivity e JOIN cloud c ON e.promisor = c.customer
WHERE e.beneficiary <> c.provider AND e.starts <= c.ends AND c.starts <= e.ends
  AND e.ends > 20453 AND c.ends > 20453 AND (e.scope & c.scope) <> 0;
