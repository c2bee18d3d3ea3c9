-- What customers owe for damage and lost tools is paid by payments of its own.
ALTER TABLE payment
    DROP CONSTRAINT payment_purpose_check,
    ADD CONSTRAINT payment_purpose_check CHECK (purpose IN ('Rent', 'Deposit', 'Damage'));
