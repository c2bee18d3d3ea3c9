-- Photos and videos of tools, at pick-up and at return: the address each is sent to, and what came of it. A file is in parts of a
-- megabyte at most, each durable by itself, so that a line that breaks costs no more than one of them.
CREATE TABLE evidence (
    id         uuid        PRIMARY KEY,
    rental_id  uuid        NOT NULL REFERENCES rental,
    unit_id    uuid        NOT NULL REFERENCES tool_unit,
    kind       text        NOT NULL CHECK (kind IN ('Photo', 'Video', 'CutVideo')),
    made_by    uuid        NOT NULL,  -- an account, or a device
    token_hash bytea       NOT NULL UNIQUE,
    expires_at timestamptz NOT NULL,
    attempt    integer     NOT NULL DEFAULT 0,  -- of several that send at once the last one is listened to
    received   bigint      NOT NULL DEFAULT 0,
    format     text        CHECK (format IN ('Jpeg', 'Png', 'WebP', 'Mp4', 'WebM')),
    sha256     bytea       CHECK (length(sha256) = 32),
    kept_at    timestamptz,

    CONSTRAINT evidence_kept_is_known CHECK ((kept_at IS NULL) = (sha256 IS NULL) AND (kept_at IS NULL) = (format IS NULL))
);

CREATE INDEX evidence_of_item ON evidence (rental_id, unit_id);
CREATE INDEX evidence_unkept ON evidence (expires_at) WHERE kept_at IS NULL;

CREATE TABLE evidence_part (
    evidence_id uuid   NOT NULL REFERENCES evidence ON DELETE CASCADE,
    starts_at   bigint NOT NULL,  -- the first byte's place in the file
    bytes       bytea  NOT NULL,

    PRIMARY KEY (evidence_id, starts_at)
);

ALTER TABLE evidence_part ALTER COLUMN bytes SET STORAGE EXTERNAL;  -- compressed already

-- Begins to receive a file at a place, by its address: from its start, or where the last attempt ended. What other attempts of it
-- send from now on is not taken. No row: there is no such address, not any more, or the file is kept.
CREATE FUNCTION begin_evidence(token bytea, starts_at bigint, now timestamptz)
RETURNS TABLE (attempt integer, received bigint) LANGUAGE plpgsql AS $$
DECLARE
    sent evidence;
BEGIN
    SELECT e.* INTO sent FROM evidence e WHERE e.token_hash = token AND e.kept_at IS NULL AND e.expires_at > now FOR UPDATE;
    IF NOT FOUND THEN RETURN; END IF;

    IF starts_at = 0 AND sent.received > 0 THEN
        DELETE FROM evidence_part p WHERE p.evidence_id = sent.id;
        sent.received := 0;
    END IF;
    IF starts_at = sent.received THEN
        sent.attempt := sent.attempt + 1;
        UPDATE evidence e SET (attempt, received) = (sent.attempt, sent.received) WHERE e.id = sent.id;
    END IF;
    RETURN QUERY SELECT sent.attempt, sent.received;
END $$;

-- Ends it: what came is all of the file. False: another attempt is listened to by now, and nothing was written.
CREATE FUNCTION keep_evidence(kept uuid, attempt integer, format text, sha256 bytea, data jsonb, at timestamptz, actor text)
RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    UPDATE evidence e SET (format, sha256, kept_at) = (keep_evidence.format, keep_evidence.sha256, keep_evidence.at)
    WHERE e.id = kept AND e.attempt = keep_evidence.attempt AND e.kept_at IS NULL;
    IF NOT FOUND THEN RETURN false; END IF;

    RETURN append(kept, 1, 'EvidenceKept', data, at, actor, '{evidence}');
END $$;
