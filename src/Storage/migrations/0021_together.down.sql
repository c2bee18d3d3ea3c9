DROP FUNCTION save_rentals, save_customers, hold_candidates;
DROP INDEX outbox_due;
CREATE INDEX outbox_due ON outbox (next_try) WHERE status = 'Pending';
ALTER FUNCTION use_token ROWS 1000;
