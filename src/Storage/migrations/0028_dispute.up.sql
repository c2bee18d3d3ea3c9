-- Disputes: customers who do not agree with what was decided of a tool. Of people they hold ids only; what is said is apart.
CREATE TABLE dispute (
    id            uuid        PRIMARY KEY,
    version       bigint      NOT NULL,
    rental_id     uuid        NOT NULL REFERENCES rental,
    unit_id       uuid        NOT NULL REFERENCES tool_unit,
    customer_id   uuid        NOT NULL REFERENCES account,
    status        text        NOT NULL CHECK (status IN ('Open', 'Answered', 'Confirmed', 'Refunded', 'PartlyRefunded')),
    answer_by     timestamptz NOT NULL,
    next_deadline timestamptz,
    state         jsonb       NOT NULL,

    -- What was decided of a tool is disputed once: what goes back cannot go back twice.
    CONSTRAINT dispute_once UNIQUE (rental_id, unit_id)
);

CREATE INDEX dispute_deadline ON dispute (next_deadline) WHERE next_deadline IS NOT NULL;
CREATE INDEX dispute_of_customer ON dispute (customer_id, id DESC);
CREATE INDEX dispute_to_conclude ON dispute (answer_by, id) WHERE status IN ('Open', 'Answered');

-- What was said in a line of the timeline, from 0, with photos: erasable.
CREATE TABLE dispute_line (
    dispute_id uuid    NOT NULL REFERENCES dispute,
    number     integer NOT NULL,
    text       text    NOT NULL,
    photos     uuid[]  NOT NULL,

    PRIMARY KEY (dispute_id, number)
);

-- Writes a dispute as it is after an event. 'Stale': it was decided from an older version; 'Taken': the tool is disputed already.
-- Then nothing is written.
CREATE FUNCTION save_dispute(
    row_after jsonb, line jsonb, expected bigint, type text, data jsonb, at timestamptz, actor text, audit jsonb, channels text[], messages jsonb
) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    after dispute := jsonb_populate_record(NULL::dispute, row_after);
BEGIN
    after.version := expected + 1;
    IF expected = 0 THEN
        INSERT INTO dispute SELECT after.* ON CONFLICT DO NOTHING;
        IF NOT FOUND THEN
            RETURN CASE WHEN EXISTS (SELECT FROM dispute d WHERE d.id = after.id) THEN 'Stale' ELSE 'Taken' END;
        END IF;
    ELSE
        UPDATE dispute d SET (version, status, next_deadline, state) = (after.version, after.status, after.next_deadline, after.state)
        WHERE d.id = after.id AND d.version = expected;
        IF NOT FOUND THEN RETURN 'Stale'; END IF;
    END IF;

    INSERT INTO dispute_line SELECT l.* FROM jsonb_populate_record(NULL::dispute_line, line) AS l WHERE line IS NOT NULL;
    PERFORM append(after.id, after.version, type, data, at, actor, channels);
    PERFORM record_audit(audit);
    INSERT INTO rental_message
    SELECT (m ->> 'id')::uuid, after.rental_id, m ->> 'channel', m ->> 'template', (m ->> 'at')::timestamptz
    FROM jsonb_array_elements(messages) AS m;
    PERFORM queue_message(messages);
    RETURN 'Done';
END $$;

-- What was said in somebody's disputes.
CREATE FUNCTION erase_disputes(person uuid) RETURNS void LANGUAGE sql AS $$
    DELETE FROM dispute_line l USING dispute d WHERE d.id = l.dispute_id AND d.customer_id = person
$$;
