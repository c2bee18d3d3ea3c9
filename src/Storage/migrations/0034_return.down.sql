CREATE OR REPLACE FUNCTION taken(unit rentable_unit, span tstzrange, at timestamptz) RETURNS SETOF tstzrange LANGUAGE sql STABLE AS $$
    SELECT c.during FROM slot_claim c
    WHERE c.unit_id = unit.id AND c.during && span AND (c.expires_at IS NULL OR c.expires_at > at)
    UNION ALL
    SELECT tstzrange(k.starts_at, least(k.ends_at, k.ended_at, 'infinity')) FROM closing k
    WHERE k.site_id = unit.site_id AND (k.locker_id IS NULL OR k.locker_id = unit.locker_id)
      AND k.starts_at < upper(span) AND least(k.ends_at, k.ended_at, 'infinity') > greatest(k.starts_at, lower(span))
    UNION ALL
    SELECT tstzrange(greatest(unit.rentable_until, lower(span)), 'infinity') WHERE unit.rentable_until < upper(span)
$$;

DROP TABLE unit_quarantine;
DROP TABLE damage;
DROP TABLE return_claim;
CREATE OR REPLACE FUNCTION erase_person(person uuid, address text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM message m WHERE m.account_id = person OR lower(m.recipient) = lower(address);
    DELETE FROM session s WHERE s.account_id = person OR s.acting_for = person;
    DELETE FROM passkey p WHERE p.account_id = person;
    DELETE FROM proof p WHERE p.account_id = person;
    DELETE FROM company_declaration d WHERE d.account_id = person;
    DELETE FROM pass_grant g WHERE g.account_id = person;
    UPDATE amends a SET reason = NULL WHERE a.customer_id = person;
END $$;

DROP FUNCTION save_rentals_and_texts(
    jsonb[], jsonb[], jsonb[], bigint[], jsonb[], timestamptz[], text[], jsonb[], jsonb[], jsonb[], uuid[], jsonb[]);
DROP TABLE rental_text;
DROP INDEX rental_item_to_decide;
ALTER TABLE rental_item DROP COLUMN verdict, DROP COLUMN decision_due;
