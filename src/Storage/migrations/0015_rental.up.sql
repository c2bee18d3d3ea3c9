-- Rentals, their payments, what was told of them, and who waits for a slot. Of people they hold ids only.

CREATE TABLE rental (
    id            uuid        PRIMARY KEY,
    version       bigint      NOT NULL,
    reference     text        NOT NULL CONSTRAINT rental_reference_once UNIQUE,
    customer_id   uuid        NOT NULL REFERENCES account,
    site_id       uuid        NOT NULL REFERENCES site,
    starts_at     timestamptz NOT NULL,
    ends_at       timestamptz NOT NULL,
    status        text        NOT NULL CHECK (status IN (
        'Held', 'AwaitingPayment', 'PaymentFailed', 'Confirmed', 'Expired', 'Cancelled', 'CancelledByUs', 'Withdrawn', 'NoShow')),
    is_open       boolean     NOT NULL,  -- something is still to come
    rent_cents    bigint      NOT NULL,
    deposit_cents bigint      NOT NULL,
    terms_version text,
    is_express    boolean,
    agreed_cents  bigint,                -- the deposit the customer let us block
    agreed_at     timestamptz,
    booked_at     timestamptz,
    next_deadline timestamptz,
    state         jsonb       NOT NULL,  -- all of it, as its grain knows it; the quote among it, as it was made

    CHECK (starts_at < ends_at),
    CHECK (num_nulls(terms_version, is_express, agreed_cents, agreed_at) IN (0, 4))
);

CREATE INDEX rental_deadline ON rental (next_deadline) WHERE next_deadline IS NOT NULL;
CREATE INDEX rental_of_customer ON rental (customer_id, id DESC);
CREATE INDEX rental_of_site ON rental (site_id, starts_at, id);

CREATE TABLE rental_item (
    rental_id uuid    NOT NULL REFERENCES rental,
    number    integer NOT NULL,
    tool_id   uuid    NOT NULL REFERENCES tool,
    unit_id   uuid    NOT NULL REFERENCES tool_unit,

    PRIMARY KEY (rental_id, number),
    CONSTRAINT rental_item_once UNIQUE (rental_id, unit_id)
);

CREATE INDEX rental_item_of_unit ON rental_item (unit_id);

-- One row for each intent at the card processor.
CREATE TABLE payment (
    id             uuid        PRIMARY KEY,
    rental_id      uuid        NOT NULL REFERENCES rental,
    purpose        text        NOT NULL CHECK (purpose IN ('Rent', 'Deposit')),
    attempt        integer     NOT NULL,
    status         text        NOT NULL,
    amount_cents   bigint      NOT NULL CHECK (amount_cents >= 0),
    taken_cents    bigint      NOT NULL CHECK (taken_cents BETWEEN 0 AND amount_cents),
    refunded_cents bigint      NOT NULL CHECK (refunded_cents BETWEEN 0 AND taken_cents),
    intent         text,
    is_pending     boolean     NOT NULL,
    capture_before timestamptz,
    decline_code   text,

    CONSTRAINT payment_once UNIQUE (rental_id, purpose, attempt)
);

CREATE INDEX payment_of_intent ON payment (intent) WHERE intent IS NOT NULL;

-- What was told of a rental. The message itself may be erased, and the outbox forgets what it sent.
CREATE TABLE rental_message (
    message_id uuid        PRIMARY KEY,
    rental_id  uuid        NOT NULL REFERENCES rental,
    channel    text        NOT NULL,
    template   text        NOT NULL,
    at         timestamptz NOT NULL
);

CREATE INDEX rental_message_of_rental ON rental_message (rental_id, at);

ALTER TABLE message DROP CONSTRAINT message_channel_check, ADD CHECK (channel IN ('mail', 'sms', 'push'));

-- Writes a rental as it is after a decision, with its events, payments and what is told. 'Stale': it was decided from an older
-- version; 'Taken': another has its reference. Then nothing is written.
CREATE FUNCTION save_rental(
    row_after jsonb, items jsonb, payments jsonb, expected bigint, events jsonb, at timestamptz, actor text, audit jsonb, messages jsonb
) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    after rental := jsonb_populate_record(NULL::rental, row_after);
    happened jsonb;
    number bigint := expected;
BEGIN
    after.version := expected + jsonb_array_length(events);
    IF expected = 0 THEN
        INSERT INTO rental SELECT after.* ON CONFLICT DO NOTHING;
        IF NOT FOUND THEN
            RETURN CASE WHEN EXISTS (SELECT FROM rental r WHERE r.id = after.id) THEN 'Stale' ELSE 'Taken' END;
        END IF;
    ELSE
        UPDATE rental r SET
            (version, starts_at, ends_at, status, is_open, rent_cents, deposit_cents, terms_version, is_express, agreed_cents, agreed_at,
             booked_at, next_deadline, state) =
            (after.version, after.starts_at, after.ends_at, after.status, after.is_open, after.rent_cents, after.deposit_cents,
             after.terms_version, after.is_express, after.agreed_cents, after.agreed_at, after.booked_at, after.next_deadline, after.state)
        WHERE r.id = after.id AND r.version = expected;
        IF NOT FOUND THEN RETURN 'Stale'; END IF;
    END IF;

    IF items IS NOT NULL THEN
        DELETE FROM rental_item i WHERE i.rental_id = after.id;
        INSERT INTO rental_item
        SELECT after.id, i.number, (i.one ->> 'tool')::uuid, (i.one ->> 'unit')::uuid
        FROM jsonb_array_elements(items) WITH ORDINALITY AS i (one, number);
    END IF;

    INSERT INTO payment SELECT p.* FROM jsonb_populate_recordset(NULL::payment, payments) AS p
    ON CONFLICT (id) DO UPDATE SET
        (status, taken_cents, refunded_cents, intent, is_pending, capture_before, decline_code) =
        (excluded.status, excluded.taken_cents, excluded.refunded_cents, excluded.intent, excluded.is_pending, excluded.capture_before,
         excluded.decline_code);

    FOR happened IN SELECT * FROM jsonb_array_elements(events) LOOP
        number := number + 1;
        PERFORM append(
            after.id, number, happened ->> 'type', happened -> 'data', at, actor,
            ARRAY(SELECT jsonb_array_elements_text(happened -> 'channels')));
    END LOOP;

    PERFORM record_audit(audit);
    INSERT INTO rental_message
    SELECT (m ->> 'id')::uuid, after.id, m ->> 'channel', m ->> 'template', (m ->> 'at')::timestamptz
    FROM jsonb_array_elements(messages) AS m;
    PERFORM queue_message(messages);
    RETURN 'Done';
END $$;

-- The moves that a booking adds to a calendar. Each answers false where the activation that decided is stale.

-- A change of slot holds up to two pieces of a unit's time beside its booking.
ALTER TABLE slot_claim
    DROP CONSTRAINT slot_claim_kind_check, ADD CHECK (kind IN ('Hold', 'Booking', 'Piece')),
    DROP CONSTRAINT slot_claim_check, ADD CHECK ((kind = 'Booking') = (expires_at IS NULL));
DROP INDEX slot_claim_held_once;
CREATE UNIQUE INDEX slot_claim_held_once ON slot_claim (rental_id, unit_id) WHERE kind = 'Hold';
CREATE INDEX slot_claim_of_rental ON slot_claim (rental_id, unit_id);

CREATE FUNCTION extend_hold(
    unit uuid, version bigint, rental uuid, until timestamptz, data jsonb, at timestamptz, actor text, channels text[]
) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM slot_claim c
        WHERE c.unit_id = unit AND c.rental_id = rental AND c.expires_at > at
        FOR UPDATE
    ) OR NOT append(unit, version, 'UnitExtended', data, at, actor, channels) THEN RETURN false; END IF;

    UPDATE slot_claim c SET expires_at = until WHERE c.unit_id = unit AND c.rental_id = rental AND c.expires_at > at;
    RETURN true;
END $$;

-- Claims that have expired are cleared first, as hold_units does, and what the rental held before for another change.
CREATE FUNCTION reserve_unit(
    unit uuid, version bigint, rental uuid, until timestamptz, data jsonb, at timestamptz, actor text, channels text[]
) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(2405, uuid_hash(unit));
    BEGIN
        IF NOT append(unit, version, 'UnitReserved', data, at, actor, channels) THEN RETURN false; END IF;

        DELETE FROM slot_claim c WHERE c.unit_id = unit AND c.expires_at IS NOT NULL AND (c.expires_at <= at OR c.rental_id = rental);
        INSERT INTO slot_claim
        SELECT unit, rental, tstzrange((p ->> 'start')::timestamptz, (p ->> 'end')::timestamptz), 'Piece', until
        FROM jsonb_array_elements(data -> 'pieces') AS p;
        RETURN true;
    EXCEPTION WHEN exclusion_violation THEN
        RETURN false;
    END;
END $$;

CREATE FUNCTION move_unit(
    unit uuid, version bigint, rental uuid, starts_at timestamptz, ends_at timestamptz, data jsonb, at timestamptz, actor text, channels text[]
) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(2405, uuid_hash(unit));
    BEGIN
        IF NOT append(unit, version, 'UnitMoved', data, at, actor, channels) THEN RETURN false; END IF;

        DELETE FROM slot_claim c WHERE c.unit_id = unit AND c.rental_id = rental AND upper(c.during) > at;
        INSERT INTO slot_claim VALUES (unit, rental, tstzrange(starts_at, ends_at), 'Booking', NULL);
        RETURN true;
    EXCEPTION WHEN exclusion_violation THEN
        RETURN false;
    END;
END $$;

-- Who waits for tools that somebody else has. The rental it becomes has the same id.
CREATE TABLE waiting (
    id          uuid        PRIMARY KEY,
    version     bigint      NOT NULL,
    customer_id uuid        NOT NULL REFERENCES account,
    site_id     uuid        NOT NULL REFERENCES site,
    tools       uuid[]      NOT NULL,
    starts_at   timestamptz NOT NULL,
    ends_at     timestamptz NOT NULL,
    asked_at    timestamptz NOT NULL,
    next_try    timestamptz NOT NULL,
    offered_at  timestamptz,
    left_at     timestamptz,
    wish        jsonb       NOT NULL
);

CREATE INDEX waiting_still ON waiting (starts_at) WHERE offered_at IS NULL AND left_at IS NULL;
CREATE INDEX waiting_of_customer ON waiting (customer_id, asked_at);

-- Its events are apart from those of the rental it becomes.
CREATE FUNCTION waiting_stream(entry uuid) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
    SELECT md5('waiting ' || entry)::uuid
$$;

-- Writes an entry as it is after a decision. False: it was decided from an older version, and nothing was written.
CREATE FUNCTION save_waiting(row_after jsonb, expected bigint, type text, data jsonb, at timestamptz, actor text)
RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    after waiting := jsonb_populate_record(NULL::waiting, row_after);
BEGIN
    after.version := expected + 1;
    IF expected = 0 THEN
        INSERT INTO waiting SELECT after.* ON CONFLICT DO NOTHING;
    ELSE
        UPDATE waiting w SET (version, next_try, offered_at, left_at) = (after.version, after.next_try, after.offered_at, after.left_at)
        WHERE w.id = after.id AND w.version = expected;
    END IF;
    IF NOT FOUND THEN RETURN false; END IF;

    RETURN append(waiting_stream(after.id), after.version, type, data, at, actor, '{}');
END $$;
