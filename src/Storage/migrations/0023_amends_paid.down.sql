DROP FUNCTION pay_amends;
DROP FUNCTION amends_stream;
DROP INDEX amends_to_pay;
ALTER TABLE amends DROP COLUMN paid_at;
