-- What is told to people, by mail and SMS. The journal only says that something was: a row here may be erased at any
-- time, and nothing else breaks.

CREATE TABLE message (
    id         uuid        PRIMARY KEY,
    account_id uuid,                  -- null: an address that belongs to no account
    channel    text        NOT NULL CHECK (channel IN ('mail', 'sms')),
    recipient  text        NOT NULL,
    template   text        NOT NULL,
    facts      text,                  -- encrypted: links and codes are among them; null once it was sent, or is too late to send
    at         timestamptz NOT NULL,
    sent_at    timestamptz,
    attempts   integer,               -- how many it took; until then the outbox counts

    CONSTRAINT message_sent_forgets CHECK (sent_at IS NULL OR facts IS NULL)
);

CREATE INDEX message_by_account ON message (account_id, at) WHERE account_id IS NOT NULL;

-- Queues a message, each of an array of them, or nothing for null, in the transaction of whatever it is about. A message
-- that is queued again changes nothing. Shuts other flushes out (begin_append): to be called after the caller's own rows
-- are written.
CREATE FUNCTION queue_message(message jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    one jsonb;
BEGIN
    FOR one IN
        SELECT * FROM jsonb_array_elements(CASE jsonb_typeof(message) WHEN 'array' THEN message ELSE jsonb_build_array(message) END)
        WHERE message IS NOT NULL
    LOOP
        INSERT INTO message (id, account_id, channel, recipient, template, facts, at)
        VALUES (
            (one ->> 'id')::uuid, (one ->> 'account')::uuid, one ->> 'channel', one ->> 'to', one ->> 'template',
            one ->> 'facts', (one ->> 'at')::timestamptz)
        ON CONFLICT DO NOTHING;
        CONTINUE WHEN NOT FOUND;

        PERFORM append(
            (one ->> 'id')::uuid, 1, 'MessageQueued', jsonb_build_object('message', one -> 'id'), (one ->> 'at')::timestamptz,
            'system', ARRAY[one ->> 'channel']);
    END LOOP;
END $$;
