CREATE OR REPLACE FUNCTION outbox_claim(now timestamptz, channels text[], most integer, lease timestamptz)
RETURNS TABLE (event bigint, channel text, stream uuid, type text, data text, at timestamptz, attempts integer)
LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    WITH due AS (
        SELECT first.* FROM unnest(channels) AS served (channel), LATERAL (
            SELECT stream, channel, event FROM outbox o
            WHERE status = 'Pending' AND next_try <= now AND channel = served.channel
              AND NOT EXISTS (
                  SELECT FROM outbox earlier
                  WHERE earlier.stream = o.stream AND earlier.channel = o.channel
                    AND earlier.event < o.event)
            ORDER BY next_try, event
            LIMIT most
            FOR UPDATE SKIP LOCKED) first
    ), taken AS (
        UPDATE outbox o SET attempts = attempts + 1, next_try = lease
        FROM due WHERE (o.stream, o.channel, o.event) = (due.stream, due.channel, due.event)
        RETURNING o.event, o.channel, o.stream, o.attempts
    ), behind AS (
        UPDATE outbox o SET next_try = lease
        FROM taken WHERE o.stream = taken.stream AND o.channel = taken.channel AND o.event > taken.event
          AND o.status = 'Pending' AND o.next_try <= now
    )
    SELECT e.position, taken.channel, e.stream, e.type, e.data::text, e.at, taken.attempts
    FROM taken JOIN event e ON e.position = taken.event
    ORDER BY e.position;
END $$;

CREATE OR REPLACE FUNCTION outbox_sent(streams uuid[], channels text[], events bigint[], tries integer[])
RETURNS TABLE (stream uuid, channel text, event bigint, attempts integer)
LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    WITH gone AS (
        DELETE FROM outbox o USING unnest(streams, channels, events, tries) AS sent (stream, channel, event, attempts)
        WHERE (o.stream, o.channel, o.event) = (sent.stream, sent.channel, sent.event) AND o.attempts = sent.attempts
          AND o.status = 'Pending'
        RETURNING o.stream, o.channel, o.event, o.attempts
    ), next AS (
        UPDATE outbox o SET next_try = e.at
        FROM (
            SELECT g.stream, g.channel, (
                SELECT min(later.event) FROM outbox later
                WHERE later.stream = g.stream AND later.channel = g.channel AND later.event > g.event) AS event
            FROM gone g) first
        JOIN event e ON e.position = first.event
        WHERE (o.stream, o.channel, o.event) = (first.stream, first.channel, first.event) AND o.status = 'Pending'
          AND o.attempts = 0 AND o.next_try > e.at
    )
    SELECT stream, channel, event, attempts FROM gone;
END $$;
