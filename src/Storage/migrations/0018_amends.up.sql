-- What we owe customers for rentals that we could not keep, beyond what goes back to their cards: nobody can be given more on a card
-- than was taken from it. The reason is somebody's words: it lives here, and not in the journal.
CREATE TABLE amends (
    rental_id    uuid        PRIMARY KEY REFERENCES rental,
    customer_id  uuid        NOT NULL REFERENCES account,
    amount_cents bigint      NOT NULL CHECK (amount_cents > 0),
    reason       text,
    owed_at      timestamptz NOT NULL
);

CREATE INDEX amends_of_customer ON amends (customer_id, owed_at);

-- What was left in the outbox for nobody.
INSERT INTO amends
SELECT e.stream, r.customer_id, (e.data ->> 'amends')::bigint, NULL, e.at
FROM event e JOIN rental r ON r.id = e.stream
WHERE e.type = 'RentalFailed' AND (e.data ->> 'amends')::bigint > 0;
DELETE FROM outbox WHERE channel = 'amends';

-- Notes what is owed with the decision it comes from, once that is written.
CREATE FUNCTION owe_amends(saved text, rental jsonb, owed jsonb, at timestamptz) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
    IF saved = 'Done' AND owed IS NOT NULL THEN
        INSERT INTO amends VALUES (
            (rental ->> 'id')::uuid, (rental ->> 'customer_id')::uuid, (owed ->> 'cents')::bigint, owed ->> 'reason', at);
    END IF;
    RETURN saved;
END $$;

-- As before, and why we owed them something.
CREATE OR REPLACE FUNCTION erase_person(person uuid, address text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM message m WHERE m.account_id = person OR lower(m.recipient) = lower(address);
    DELETE FROM session s WHERE s.account_id = person OR s.acting_for = person;
    DELETE FROM passkey p WHERE p.account_id = person;
    DELETE FROM proof p WHERE p.account_id = person;
    DELETE FROM company_declaration d WHERE d.account_id = person;
    UPDATE amends a SET reason = NULL WHERE a.customer_id = person;
END $$;
