-- Rent that the staff gives back: proposed with a reason, approved above a limit, and written of in one credit note for each.
CREATE TABLE refund (
    id           uuid        PRIMARY KEY,
    rental_id    uuid        NOT NULL REFERENCES rental,
    amount_cents bigint      NOT NULL CHECK (amount_cents > 0),
    reason       text,  -- null once it was erased
    proposed_by  uuid        NOT NULL,
    proposed_at  timestamptz NOT NULL,
    approved_by  uuid,
    approved_at  timestamptz,

    CONSTRAINT refund_approved_by_somebody CHECK ((approved_by IS NULL) = (approved_at IS NULL))
);

CREATE INDEX refund_of_rental ON refund (rental_id, proposed_at);
CREATE INDEX refund_to_approve ON refund (proposed_at) WHERE approved_at IS NULL;

-- What an invoice says too much: of the event by which that was due, a line for each tool.
CREATE TABLE credit_note (
    refund_id    uuid        PRIMARY KEY REFERENCES refund,
    rental_id    uuid        NOT NULL REFERENCES rental,
    invoice      bigint      NOT NULL,
    amount_cents bigint      NOT NULL CHECK (amount_cents > 0),
    at           timestamptz NOT NULL
);

CREATE TABLE credit_note_line (
    refund_id    uuid   NOT NULL REFERENCES credit_note,
    unit_id      uuid   NOT NULL REFERENCES tool_unit,
    amount_cents bigint NOT NULL CHECK (amount_cents > 0),

    PRIMARY KEY (refund_id, unit_id)
);

-- Writes a refund that is proposed, or approved: what is approved leaves for its rental. 'Stale': somebody was first, nothing was written.
CREATE FUNCTION save_refund(row_after jsonb, type text, data jsonb, at timestamptz, actor text, audit jsonb) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    after refund := jsonb_populate_record(NULL::refund, row_after);
    known boolean := EXISTS (SELECT FROM refund r WHERE r.id = after.id);
BEGIN
    IF known THEN
        UPDATE refund r SET (approved_by, approved_at) = (after.approved_by, after.approved_at) WHERE r.id = after.id AND r.approved_at IS NULL;
        IF NOT FOUND THEN RETURN 'Stale'; END IF;
    ELSE
        INSERT INTO refund SELECT after.*;
    END IF;

    PERFORM append(
        after.id, CASE WHEN known THEN 2 ELSE 1 END, type, data, at, actor,
        CASE WHEN after.approved_at IS NULL THEN '{}'::text[] ELSE ARRAY['refunds'] END);
    PERFORM record_audit(audit);
    RETURN 'Done';
END $$;

CREATE OR REPLACE FUNCTION erase_person(person uuid, address text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM message m WHERE m.account_id = person OR lower(m.recipient) = lower(address);
    DELETE FROM session s WHERE s.account_id = person OR s.acting_for = person;
    DELETE FROM passkey p WHERE p.account_id = person;
    DELETE FROM proof p WHERE p.account_id = person;
    DELETE FROM company_declaration d WHERE d.account_id = person;
    DELETE FROM pass_grant g WHERE g.account_id = person;
    UPDATE amends a SET reason = NULL WHERE a.customer_id = person;
    UPDATE refund f SET reason = NULL FROM rental r WHERE r.id = f.rental_id AND r.customer_id = person;
    DELETE FROM rental_text t USING rental r WHERE r.id = t.rental_id AND r.customer_id = person;
END $$;
