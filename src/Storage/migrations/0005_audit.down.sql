-- What the role may in this database goes; the role stays, for it is the whole server's.
DROP OWNED BY toolbox24_app;
DROP FUNCTION purge_audit, record_audit_once, record_audit;
DROP TABLE audit_unchained, audit_anchor, audit_chain, audit_payload, audit_entry;
DROP FUNCTION refuse_payload_change, refuse_audit_change;
