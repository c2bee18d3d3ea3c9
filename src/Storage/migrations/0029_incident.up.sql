-- Incidents: what a person must see to, opened by hand or by a rule. Of people they hold ids only; what is written is apart.
CREATE TABLE incident (
    id          uuid        PRIMARY KEY,
    version     bigint      NOT NULL,
    kind        text        NOT NULL,
    severity    text        NOT NULL CHECK (severity IN ('Minor', 'Major', 'Urgent')),
    site_id     uuid        REFERENCES site,
    door_id     uuid,
    unit_id     uuid        REFERENCES tool_unit,
    rental_id   uuid        REFERENCES rental,
    assignee_id uuid        REFERENCES account,
    opened_at   timestamptz NOT NULL,
    closed_at   timestamptz,
    next_alert  timestamptz,
    state       jsonb       NOT NULL
);

CREATE INDEX incident_alert ON incident (next_alert) WHERE next_alert IS NOT NULL;
CREATE INDEX incident_open ON incident (opened_at, id) WHERE closed_at IS NULL;

-- What was written, dated: erasable. The last of a closed incident is its report.
CREATE TABLE incident_entry (
    incident_id uuid        NOT NULL REFERENCES incident,
    number      integer     NOT NULL,
    at          timestamptz NOT NULL,
    by_id       uuid        REFERENCES account,  -- null: a rule
    text        text        NOT NULL,

    PRIMARY KEY (incident_id, number)
);

-- Writes an incident as it is after an event. 'Stale': it was decided from an older version, or was raised before; 'Missing': what
-- it is about is not there. Then nothing is written.
CREATE FUNCTION save_incident(
    row_after jsonb, entry jsonb, expected bigint, type text, data jsonb, at timestamptz, actor text, audit jsonb, messages jsonb
) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    after incident := jsonb_populate_record(NULL::incident, row_after);
BEGIN
    after.version := expected + 1;
    IF expected = 0 THEN
        INSERT INTO incident SELECT after.* ON CONFLICT DO NOTHING;
    ELSE
        UPDATE incident i SET (version, assignee_id, closed_at, next_alert, state) =
            (after.version, after.assignee_id, after.closed_at, after.next_alert, after.state)
        WHERE i.id = after.id AND i.version = expected;
    END IF;
    IF NOT FOUND THEN RETURN 'Stale'; END IF;

    INSERT INTO incident_entry SELECT e.* FROM jsonb_populate_record(NULL::incident_entry, entry) AS e WHERE entry IS NOT NULL;
    PERFORM append(after.id, after.version, type, data, at, actor, '{}');
    PERFORM record_audit(audit);
    PERFORM queue_message(messages);
    RETURN 'Done';
EXCEPTION WHEN foreign_key_violation THEN
    RETURN 'Missing';
END $$;

-- Who is on call when; of one rank nobody else at the same time.
CREATE TABLE on_call (
    id      uuid      PRIMARY KEY,
    who     uuid      NOT NULL REFERENCES account,
    rank    integer   NOT NULL CHECK (rank BETWEEN 1 AND 9),
    during  tstzrange NOT NULL,

    CONSTRAINT on_call_once EXCLUDE USING gist (rank WITH =, during WITH &&)
);

CREATE FUNCTION on_call_stream(shift uuid) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
    SELECT md5('on call ' || shift)::uuid
$$;

-- Puts somebody on the rota. 'Taken': somebody has the rank at that time, or the shift is there; nothing is written.
CREATE FUNCTION plan_on_call(
    shift uuid, who uuid, rank integer, starts_at timestamptz, ends_at timestamptz, data jsonb, at timestamptz, actor text, audit jsonb
) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO on_call VALUES (shift, plan_on_call.who, plan_on_call.rank, tstzrange(starts_at, ends_at));
    PERFORM append(on_call_stream(shift), 1, 'OnCallPlanned', data, at, actor, '{}');
    PERFORM record_audit(audit);
    RETURN 'Done';
EXCEPTION WHEN exclusion_violation OR unique_violation THEN
    RETURN 'Taken';
END $$;

-- Takes somebody off the rota. 'Missing': there is no such shift.
CREATE FUNCTION drop_on_call(shift uuid, data jsonb, at timestamptz, actor text, audit jsonb) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM on_call o WHERE o.id = shift;
    IF NOT FOUND THEN RETURN 'Missing'; END IF;

    PERFORM append(on_call_stream(shift), 2, 'OnCallDropped', data, at, actor, '{}');
    PERFORM record_audit(audit);
    RETURN 'Done';
END $$;

-- What was written of somebody's rentals.
CREATE FUNCTION erase_incidents(person uuid) RETURNS void LANGUAGE sql AS $$
    DELETE FROM incident_entry e USING incident i, rental r
    WHERE i.id = e.incident_id AND r.id = i.rental_id AND r.customer_id = person
$$;
