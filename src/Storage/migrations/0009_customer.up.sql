-- What people may do as customers. Who has no row is a person in good standing. Texts, names and numbers of companies concern
-- persons: they live here, where they can be erased, and the journal holds ids only.

CREATE TABLE customer (
    id                 uuid        PRIMARY KEY REFERENCES account,  -- the account's
    version            bigint      NOT NULL,
    standing           text        NOT NULL CHECK (standing IN ('Good', 'Suspended', 'Watched')),
    standing_reason    text,
    standing_since     timestamptz,
    watched_until      timestamptz,
    company_siret      text        CHECK (company_siret ~ '^[0-9]{14}$'),
    company_given_name text,
    company_status     text        CHECK (company_status IN ('Unchecked', 'Verified', 'Closed', 'NotFound', 'Unavailable', 'Rejected')),
    company_name       text,
    company_checked_at timestamptz,
    company_next_check timestamptz,
    anonymised_at      timestamptz,
    erased_at          timestamptz,
    next_deadline      timestamptz,  -- apart from the next check

    CHECK ((standing = 'Watched') = (watched_until IS NOT NULL)),
    CHECK ((standing = 'Good') = (standing_since IS NULL)),
    CHECK ((company_siret IS NULL) = (company_status IS NULL))
);

CREATE INDEX customer_deadline ON customer (next_deadline) WHERE next_deadline IS NOT NULL;
CREATE INDEX customer_next_check ON customer (company_next_check) WHERE company_next_check IS NOT NULL;
CREATE INDEX customer_to_review ON customer (company_checked_at, id) WHERE company_status = 'NotFound';

-- The rentals a customer was let have, in their order. What ended stays for an hour: so long are holds counted.
CREATE TABLE customer_admission (
    customer_id uuid        NOT NULL REFERENCES customer,
    number      integer     NOT NULL,
    rental_id   uuid        NOT NULL,
    status      text        NOT NULL CHECK (status IN ('Held', 'Confirmed', 'Ended')),
    asked_at    timestamptz NOT NULL,
    expires_at  timestamptz,

    PRIMARY KEY (customer_id, number),
    CHECK ((status = 'Held') = (expires_at IS NOT NULL))
);

-- A customer has the id of their account, whose changes are numbered by themselves: their streams are apart.
CREATE FUNCTION customer_stream(customer uuid) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
    SELECT md5('customer ' || customer)::uuid
$$;

-- Writes a customer as they are after a decision, with what is told of it. False: it was decided from an older version, and
-- nothing was written.
CREATE FUNCTION save_customer(
    state jsonb, admissions jsonb, expected bigint, type text, data jsonb, at timestamptz, actor text, audit jsonb, messages jsonb
) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    after customer := jsonb_populate_record(NULL::customer, state);
BEGIN
    after.version := expected + 1;
    IF expected = 0 THEN
        INSERT INTO customer SELECT after.* ON CONFLICT DO NOTHING;
    ELSE
        UPDATE customer c SET
            (version, standing, standing_reason, standing_since, watched_until, company_siret, company_given_name, company_status,
             company_name, company_checked_at, company_next_check, anonymised_at, erased_at, next_deadline) =
            (after.version, after.standing, after.standing_reason, after.standing_since, after.watched_until, after.company_siret,
             after.company_given_name, after.company_status, after.company_name, after.company_checked_at, after.company_next_check,
             after.anonymised_at, after.erased_at, after.next_deadline)
        WHERE c.id = after.id AND c.version = expected;
    END IF;
    IF NOT FOUND THEN RETURN false; END IF;

    -- Taken in, or said anew meanwhile.
    IF type = 'CompanyDeclared' THEN DELETE FROM company_declaration d WHERE d.account_id = after.id; END IF;

    DELETE FROM customer_admission a WHERE a.customer_id = after.id;
    INSERT INTO customer_admission
    SELECT after.id, a.number, (a.one ->> 'rental')::uuid, a.one ->> 'status', (a.one ->> 'asked_at')::timestamptz,
        (a.one ->> 'expires_at')::timestamptz
    FROM jsonb_array_elements(admissions) WITH ORDINALITY AS a (one, number);

    PERFORM append(customer_stream(after.id), after.version, type, data, at, actor, '{}');
    PERFORM record_audit(audit);
    PERFORM queue_message(messages);
    RETURN true;
END $$;

-- Erases what is kept of a person beside their account and their customer: what was told to them, how they signed in, who looked
-- through their eyes. What goes by their address alone goes too.
CREATE FUNCTION erase_person(person uuid, address text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM message m WHERE m.account_id = person OR lower(m.recipient) = lower(address);
    DELETE FROM session s WHERE s.account_id = person OR s.acting_for = person;
    DELETE FROM passkey p WHERE p.account_id = person;
    DELETE FROM proof p WHERE p.account_id = person;
    DELETE FROM company_declaration d WHERE d.account_id = person;
END $$;
