-- What customers and staff write to each other, one thread for each rental. The words are apart, and erasable.
CREATE TABLE thread (
    rental_id   uuid        PRIMARY KEY REFERENCES rental,
    version     bigint      NOT NULL,
    customer_id uuid        NOT NULL REFERENCES account,
    waits_since timestamptz,
    letter_at   timestamptz,
    state       jsonb       NOT NULL
);

CREATE INDEX thread_to_answer ON thread (waits_since, rental_id) WHERE waits_since IS NOT NULL;
CREATE INDEX thread_letter ON thread (letter_at) WHERE letter_at IS NOT NULL;

CREATE TABLE thread_message (
    rental_id uuid        NOT NULL REFERENCES thread,
    number    integer     NOT NULL,
    side      text        NOT NULL CHECK (side IN ('Customer', 'Staff')),
    by_id     uuid        NOT NULL REFERENCES account,
    at        timestamptz NOT NULL,
    text      text        NOT NULL,

    PRIMARY KEY (rental_id, number)
);

CREATE INDEX thread_message_age ON thread_message (at);

-- Its events are apart from those of its rental.
CREATE FUNCTION thread_stream(rental uuid) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
    SELECT md5('thread ' || rental)::uuid
$$;

CREATE UNIQUE INDEX thread_of_stream ON thread (thread_stream(rental_id));

-- Writes a thread as it is after an event. False: it was decided from an older version, and nothing was written.
CREATE FUNCTION save_thread(
    row_after jsonb, line jsonb, expected bigint, type text, data jsonb, at timestamptz, actor text, audit jsonb, messages jsonb
) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    after thread := jsonb_populate_record(NULL::thread, row_after);
BEGIN
    after.version := expected + 1;
    IF expected = 0 THEN
        INSERT INTO thread SELECT after.* ON CONFLICT DO NOTHING;
    ELSE
        UPDATE thread t SET (version, waits_since, letter_at, state) = (after.version, after.waits_since, after.letter_at, after.state)
        WHERE t.rental_id = after.rental_id AND t.version = expected;
    END IF;
    IF NOT FOUND THEN RETURN false; END IF;

    INSERT INTO thread_message SELECT l.* FROM jsonb_populate_record(NULL::thread_message, line) AS l WHERE line IS NOT NULL;
    PERFORM append(thread_stream(after.rental_id), after.version, type, data, at, actor, '{}');
    PERFORM record_audit(audit);
    INSERT INTO rental_message
    SELECT (m ->> 'id')::uuid, after.rental_id, m ->> 'channel', m ->> 'template', (m ->> 'at')::timestamptz
    FROM jsonb_array_elements(messages) AS m;
    PERFORM queue_message(messages);
    RETURN true;
END $$;

-- What was written about somebody's rentals.
CREATE FUNCTION erase_threads(person uuid) RETURNS void LANGUAGE sql AS $$
    DELETE FROM thread_message m USING thread t WHERE t.rental_id = m.rental_id AND t.customer_id = person
$$;
