DROP FUNCTION save_account, give_proof, lock_proofs, take_proof, open_session, use_token, refresh_tokens, end_sessions, try_code, use_passkey,
    rename_passkey;
DROP TABLE data_protection_key, company_declaration, passkey, session_token, session, proof, account;
