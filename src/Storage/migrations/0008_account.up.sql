-- How people prove who they are. All of it concerns persons: it can be erased, and the journal holds their ids only.

CREATE TABLE account (
    id                     uuid        PRIMARY KEY,
    version                bigint      NOT NULL,
    status                 text        NOT NULL CHECK (status IN ('Active', 'OffBoarded', 'Anonymised')),
    email                  text,
    email_key              text        CONSTRAINT account_email_once UNIQUE,  -- two spellings of one address are one account
    email_verified_at      timestamptz,
    name                   text,
    phone                  text,
    password_hash          text,
    stamp                  integer     NOT NULL,
    roles                  text[]      NOT NULL,
    second_factor_secret   text,       -- encrypted by the silo
    second_factor_since    timestamptz,
    second_factor_step     bigint      NOT NULL,
    recovery_hashes        text[]      NOT NULL,
    preferences            jsonb       NOT NULL,
    marketing_given        boolean,
    marketing_at           timestamptz,
    created_at             timestamptz NOT NULL
);

CREATE INDEX account_staff ON account (name) WHERE roles <> '{Customer}';

-- A link or code on its way to somebody, or a step half done: good once, and for minutes.
CREATE TABLE proof (
    id           uuid        PRIMARY KEY,
    use          text        NOT NULL,
    account_id   uuid,  -- null: nobody is behind it, which nobody is to notice
    secret_hash  bytea       UNIQUE,
    code_hash    bytea,
    browser_hash bytea,
    facts        jsonb       NOT NULL,
    tries        integer     NOT NULL,
    expires_at   timestamptz NOT NULL
);

CREATE INDEX proof_of_account ON proof (account_id, use);
CREATE INDEX proof_expiry ON proof (expires_at);

CREATE TABLE session (
    id               uuid        PRIMARY KEY,
    account_id       uuid        NOT NULL REFERENCES account ON DELETE CASCADE,
    kind             text        NOT NULL CHECK (kind IN ('Browser', 'Client')),
    device           text        NOT NULL,
    address          text,
    stamp            integer     NOT NULL,
    created_at       timestamptz NOT NULL,
    seen_at          timestamptz NOT NULL,
    second_factor_at timestamptz,
    proved_at        timestamptz NOT NULL,
    acting_for       uuid        REFERENCES account ON DELETE CASCADE,
    idle_until       timestamptz NOT NULL,
    ends_at          timestamptz NOT NULL
);

CREATE INDEX session_of_account ON session (account_id);
CREATE INDEX session_end ON session (ends_at);

-- What a browser or client shows; known by their hash only. A refresh token that was used stays, to be known again.
CREATE TABLE session_token (
    hash       bytea       PRIMARY KEY,
    session_id uuid        NOT NULL REFERENCES session ON DELETE CASCADE,
    use        text        NOT NULL CHECK (use IN ('Cookie', 'Access', 'Refresh')),
    expires_at timestamptz NOT NULL,
    used_at    timestamptz
);

CREATE INDEX session_token_of_session ON session_token (session_id);

CREATE TABLE passkey (
    id                 bytea       PRIMARY KEY,
    account_id         uuid        NOT NULL REFERENCES account ON DELETE CASCADE,
    name               text        NOT NULL,
    public_key         bytea       NOT NULL,
    sign_count         bigint      NOT NULL,
    transports         text[]      NOT NULL,
    is_user_verified   boolean     NOT NULL,
    is_backup_eligible boolean     NOT NULL,
    is_backed_up       boolean     NOT NULL,
    attestation        bytea       NOT NULL,
    client_data        bytea       NOT NULL,
    created_at         timestamptz NOT NULL,
    used_at            timestamptz
);

CREATE INDEX passkey_of_account ON passkey (account_id);

-- What somebody who signs up says to be of, until their customer has taken it in (save_customer).
CREATE TABLE company_declaration (
    account_id  uuid        PRIMARY KEY REFERENCES account,
    siret       text        NOT NULL,
    name        text,
    declared_at timestamptz NOT NULL
);

-- The keys of ASP.NET Core Data Protection, themselves encrypted under the server's key.
CREATE TABLE data_protection_key (
    name text PRIMARY KEY,
    xml  text NOT NULL
);

-- Writes an account as it is after a decision, with what is told of it, a company that is declared and the passkey that comes or
-- goes. 'Stale': it was decided from an older version; 'Ended': the session that asked has ended meanwhile; 'Taken': the address is
-- another's; 'Known': so is the passkey. None of them writes anything, but what is told to the address that is taken.
CREATE FUNCTION save_account(
    state jsonb, expected bigint, type text, at timestamptz, actor text, audit jsonb, messages jsonb, if_taken jsonb DEFAULT NULL,
    added jsonb DEFAULT NULL, removed bytea DEFAULT NULL, of_session uuid DEFAULT NULL, company jsonb DEFAULT NULL
) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    after account := jsonb_populate_record(NULL::account, state);
    new_passkey passkey := jsonb_populate_record(NULL::passkey, added);
    stamp_before integer;
BEGIN
    after.version := expected + 1;
    PERFORM pg_advisory_xact_lock(2407, hashtext(new_passkey.id::text));
    IF EXISTS (SELECT FROM passkey p WHERE p.id = new_passkey.id) THEN RETURN 'Known'; END IF;
    PERFORM pg_advisory_xact_lock(2406, hashtext(after.email_key));
    IF EXISTS (SELECT FROM account a WHERE a.email_key = after.email_key AND a.id <> after.id) THEN
        PERFORM queue_message(if_taken);
        RETURN 'Taken';
    END IF;

    IF expected = 0 THEN
        INSERT INTO account SELECT after.* ON CONFLICT DO NOTHING;
        IF NOT FOUND THEN RETURN 'Stale'; END IF;
    ELSE
        SELECT a.stamp INTO stamp_before FROM account a WHERE a.id = after.id AND a.version = expected FOR NO KEY UPDATE;
        IF NOT FOUND THEN RETURN 'Stale'; END IF;
        IF of_session IS NOT NULL
           AND NOT EXISTS (SELECT FROM session s WHERE s.id = of_session AND s.account_id = after.id AND s.stamp = stamp_before) THEN
            RETURN 'Ended';
        END IF;

        UPDATE account a SET
            (version, status, email, email_key, email_verified_at, name, phone, password_hash, stamp, roles,
             second_factor_secret, second_factor_since, second_factor_step, recovery_hashes, preferences, marketing_given,
             marketing_at) =
            (after.version, after.status, after.email, after.email_key, after.email_verified_at, after.name, after.phone,
             after.password_hash, after.stamp, after.roles, after.second_factor_secret, after.second_factor_since,
             after.second_factor_step, after.recovery_hashes, after.preferences, after.marketing_given, after.marketing_at)
        WHERE a.id = after.id;
    END IF;

    -- Whatever was opened, or is on its way, by who proved less or something else. To verify an address, nothing else is proved.
    IF stamp_before <> after.stamp THEN
        DELETE FROM session s WHERE s.account_id = after.id AND s.stamp <> after.stamp;
        DELETE FROM proof p WHERE p.id IN (
            SELECT mine.id FROM proof mine WHERE mine.account_id = after.id AND mine.use <> 'VerifyEmail' ORDER BY mine.id FOR UPDATE);
    END IF;

    INSERT INTO company_declaration SELECT after.id, company ->> 'siret', company ->> 'name', at WHERE company IS NOT NULL;
    INSERT INTO passkey SELECT new_passkey.* WHERE new_passkey.id IS NOT NULL;
    DELETE FROM passkey p WHERE p.account_id = after.id AND (p.id = removed OR after.status <> 'Active');
    PERFORM append(after.id, after.version, type, jsonb_build_object('account', after.id), at, actor, '{}');
    PERFORM record_audit(audit);
    PERFORM queue_message(messages);
    RETURN 'Done';
END $$;

-- Gives a proof with the message that carries it. Nobody may be behind it: what is asked of the database is the same. What a
-- stranger can ask for takes the place of nothing, or they would void the link that its owner waits for: of those there are as
-- many as the throttle lets be asked for. All else takes the place of what the account still had of the same use.
CREATE FUNCTION give_proof(given jsonb, now timestamptz, messages jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM proof p
    WHERE p.account_id = (given ->> 'account_id')::uuid AND p.use = given ->> 'use'
      AND p.use NOT IN ('MagicLink', 'ResetPassword', 'VerifyEmail');
    DELETE FROM proof p WHERE p.id IN (SELECT old.id FROM proof old WHERE old.expires_at <= now LIMIT 100 FOR UPDATE SKIP LOCKED);
    INSERT INTO proof SELECT * FROM jsonb_populate_record(NULL::proof, given);
    PERFORM queue_message(messages);
END $$;

-- Locks a proof with the others of its account and use, always in one order: who takes one voids the others.
CREATE FUNCTION lock_proofs(of_proof uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM proof p JOIN proof mine ON p.id = mine.id OR (p.account_id = mine.account_id AND p.use = mine.use)
    WHERE mine.id = of_proof ORDER BY p.id FOR UPDATE OF p;
END $$;

-- Takes a proof, and voids the others of its account and use.
CREATE FUNCTION take_proof(of_proof uuid, as_use text, now timestamptz) RETURNS SETOF proof LANGUAGE plpgsql AS $$
DECLARE
    taken proof;
BEGIN
    PERFORM lock_proofs(of_proof);
    DELETE FROM proof p WHERE p.id = of_proof AND p.use = as_use AND p.expires_at > now RETURNING p.* INTO taken;
    IF NOT FOUND THEN RETURN; END IF;

    DELETE FROM proof p WHERE p.account_id = taken.account_id AND p.use = taken.use;
    RETURN NEXT taken;
END $$;

-- Opens a session with the tokens that show it; [{hash, use, expires_at}].
CREATE FUNCTION open_session(opened jsonb, tokens jsonb, audit jsonb, messages jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO session SELECT * FROM jsonb_populate_record(NULL::session, opened);
    INSERT INTO session_token (hash, session_id, use, expires_at)
    SELECT decode(t.hash, 'hex'), (opened ->> 'id')::uuid, t.use, t.expires_at
    FROM jsonb_to_recordset(tokens) AS t (hash text, use text, expires_at timestamptz);
    PERFORM record_audit(audit);
    PERFORM queue_message(messages);
END $$;

-- The live session that a token shows, with its account; noted as seen, at most once a minute.
CREATE FUNCTION use_token(shown bytea, as_use text, now timestamptz, idle_staff interval, idle_customer interval)
RETURNS TABLE (
    session_id uuid, account_id uuid, kind text, stamp integer, second_factor_at timestamptz, proved_at timestamptz,
    acting_for uuid, roles text[], email_verified boolean
) LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
    live record;
BEGIN
    SELECT s.*, a.roles, a.email_verified_at INTO live
    FROM session_token t JOIN session s ON s.id = t.session_id JOIN account a ON a.id = s.account_id
    WHERE t.hash = shown AND t.use = as_use AND t.expires_at > now AND t.used_at IS NULL
      AND s.idle_until > now AND s.ends_at > now AND s.stamp = a.stamp AND a.status = 'Active';
    IF NOT FOUND THEN RETURN; END IF;

    IF live.seen_at < now - interval '1 minute' THEN
        UPDATE session s SET
            seen_at = now,
            idle_until = now + CASE WHEN live.roles = '{Customer}' THEN idle_customer ELSE idle_staff END
        WHERE s.id = live.id;
    END IF;
    RETURN QUERY SELECT live.id, live.account_id, live.kind, live.stamp, live.second_factor_at, live.proved_at, live.acting_for,
        live.roles, live.email_verified_at IS NOT NULL;
END $$;

-- Exchanges a refresh token for new tokens. One that is shown again was stolen, or its answer lost: the session ends, and its
-- owner is told where their address is proved. Whose it is, audit line and message learn here.
CREATE FUNCTION refresh_tokens(shown bytea, now timestamptz, tokens jsonb, reuse_audit jsonb, reuse_message jsonb)
RETURNS TABLE (outcome text, session_id uuid, account_id uuid) LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
    token session_token;
    live session;
BEGIN
    -- The session first, as whoever ends it does: its tokens go with it.
    SELECT s.* INTO live FROM session_token t JOIN session s ON s.id = t.session_id JOIN account a ON a.id = s.account_id
    WHERE t.hash = shown AND t.use = 'Refresh'
      AND s.idle_until > now AND s.ends_at > now AND s.stamp = a.stamp AND a.status = 'Active'
    FOR UPDATE OF s;
    IF NOT FOUND THEN RETURN; END IF;
    SELECT * INTO token FROM session_token t WHERE t.hash = shown;
    IF NOT FOUND THEN RETURN; END IF;

    IF token.used_at IS NOT NULL THEN
        DELETE FROM session s WHERE s.id = live.id;
        PERFORM record_audit(jsonb_set(jsonb_set(reuse_audit, '{actor}', to_jsonb(live.account_id)), '{objectId}', to_jsonb(live.id)));
        PERFORM queue_message(reuse_message || jsonb_build_object('account', a.id, 'to', a.email))
        FROM account a WHERE a.id = live.account_id AND a.email_verified_at IS NOT NULL;
        RETURN QUERY SELECT 'Reused', live.id, live.account_id;
        RETURN;
    END IF;
    IF token.expires_at <= now THEN RETURN; END IF;

    UPDATE session_token t SET used_at = now WHERE t.hash = shown;
    DELETE FROM session_token t WHERE t.session_id = live.id AND t.use = 'Access';
    INSERT INTO session_token (hash, session_id, use, expires_at)
    SELECT decode(t.hash, 'hex'), live.id, t.use, t.expires_at
    FROM jsonb_to_recordset(tokens) AS t (hash text, use text, expires_at timestamptz);
    RETURN QUERY SELECT 'Done', live.id, live.account_id;
END $$;

-- Ends sessions of an account: those named, or all but one. Says how many. The account is locked first, as by what changes it: of a
-- session that has ended nothing is written any more.
CREATE FUNCTION end_sessions(of_account uuid, named uuid, kept uuid, audit jsonb) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    ended integer;
BEGIN
    PERFORM FROM account a WHERE a.id = of_account FOR NO KEY UPDATE;
    DELETE FROM session s
    WHERE s.account_id = of_account AND (named IS NULL OR s.id = named) AND (kept IS NULL OR s.id <> kept);
    GET DIAGNOSTICS ended = ROW_COUNT;
    IF ended > 0 THEN PERFORM record_audit(audit); END IF;
    RETURN ended;
END $$;

-- Notes that a passkey was used. False where its counter has not gone up: of this passkey there are two.
CREATE FUNCTION use_passkey(used bytea, counter bigint, backed_up boolean, now timestamptz, audit jsonb, refused jsonb)
RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    goes_up boolean;
BEGIN
    UPDATE passkey p SET sign_count = counter, is_backed_up = backed_up, used_at = now
    WHERE p.id = used AND (p.sign_count < counter OR (p.sign_count = 0 AND counter = 0));
    goes_up := FOUND;
    PERFORM record_audit(CASE WHEN goes_up THEN audit ELSE refused END);
    RETURN goes_up;
END $$;

CREATE FUNCTION rename_passkey(of_account uuid, named bytea, to_name text, audit jsonb) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    UPDATE passkey p SET name = to_name WHERE p.id = named AND p.account_id = of_account;
    IF NOT FOUND THEN RETURN false; END IF;

    PERFORM record_audit(audit);
    RETURN true;
END $$;

-- Takes a proof by its code. A wrong code costs a try; the last try costs the proof. Where its owner is named, another's is as if
-- it were not there.
CREATE FUNCTION try_code(of_proof uuid, as_use text, code bytea, now timestamptz, owner uuid DEFAULT NULL)
RETURNS SETOF proof LANGUAGE plpgsql AS $$
BEGIN
    PERFORM lock_proofs(of_proof);
    UPDATE proof p SET tries = tries - 1
    WHERE p.id = of_proof AND p.use = as_use AND p.tries > 0 AND p.code_hash IS DISTINCT FROM code
      AND (owner IS NULL OR p.account_id = owner);
    RETURN QUERY SELECT t.* FROM proof p, take_proof(p.id, as_use, now) t
        WHERE p.id = of_proof AND p.tries > 0 AND p.code_hash = code AND (owner IS NULL OR p.account_id = owner);
END $$;
