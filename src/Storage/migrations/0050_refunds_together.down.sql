DROP FUNCTION count_refunds(uuid);
