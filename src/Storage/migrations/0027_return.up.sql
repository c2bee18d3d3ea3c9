-- From the return to its decision. Beside each tool of a rental stands what is advised of it, and by when a person decides; what
-- people wrote of it stands apart, and is erased with them.
ALTER TABLE rental_item
    ADD COLUMN verdict text,
    ADD COLUMN decision_due timestamptz;

CREATE INDEX rental_item_to_decide ON rental_item (decision_due) WHERE decision_due IS NOT NULL;

CREATE TABLE rental_text (
    rental_id uuid NOT NULL REFERENCES rental,
    unit_id   uuid NOT NULL,
    kind      text NOT NULL CHECK (kind IN ('ReturnReport', 'CaptureAnswer', 'DecisionReason')),
    at        timestamptz NOT NULL,
    text      text NOT NULL,
    PRIMARY KEY (rental_id, unit_id, kind, at)
);

-- save_rentals, and what was written with it.
CREATE FUNCTION save_rentals_and_texts(
    states jsonb[], items jsonb[], payments jsonb[], versions bigint[], events jsonb[], instants timestamptz[], actors text[],
    audits jsonb[], letters jsonb[], owed jsonb[], sessions uuid[], texts jsonb[]
) RETURNS SETOF text LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
    saved text[] := ARRAY(SELECT save_rentals(
        states, items, payments, versions, events, instants, actors, audits, letters, owed, sessions));
BEGIN
    INSERT INTO rental_text
    SELECT t.* FROM unnest(saved, texts) AS asked (result, texts), jsonb_populate_recordset(NULL::rental_text, asked.texts) AS t
    WHERE asked.result = 'Done'
    ON CONFLICT (rental_id, unit_id, kind, at) DO UPDATE SET text = excluded.text;
    RETURN QUERY SELECT unnest(saved);
END $$;

CREATE OR REPLACE FUNCTION erase_person(person uuid, address text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM message m WHERE m.account_id = person OR lower(m.recipient) = lower(address);
    DELETE FROM session s WHERE s.account_id = person OR s.acting_for = person;
    DELETE FROM passkey p WHERE p.account_id = person;
    DELETE FROM proof p WHERE p.account_id = person;
    DELETE FROM company_declaration d WHERE d.account_id = person;
    UPDATE amends a SET reason = NULL WHERE a.customer_id = person;
    DELETE FROM rental_text t USING rental r WHERE r.id = t.rental_id AND r.customer_id = person;
END $$;
