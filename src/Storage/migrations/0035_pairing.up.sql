-- Codes by which machines become devices of a site, each once; of a code a keyed hash is kept.
CREATE TABLE pairing (
    code_hash  bytea       PRIMARY KEY,
    site_id    uuid        NOT NULL REFERENCES site,
    kind       text        NOT NULL CHECK (kind IN ('Kiosk', 'Bridge', 'Kasier')),
    name       text        NOT NULL,
    replaces   uuid        REFERENCES device,
    made_by    uuid        NOT NULL,
    expires_at timestamptz NOT NULL
);
