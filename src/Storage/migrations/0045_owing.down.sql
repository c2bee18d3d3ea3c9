DROP INDEX rental_owing;

DROP FUNCTION owes(jsonb);
