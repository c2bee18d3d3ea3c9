-- What was paid so stays written.
ALTER TABLE payment
    DROP CONSTRAINT payment_purpose_check,
    ADD CONSTRAINT payment_purpose_check CHECK (purpose IN ('Rent', 'Deposit')) NOT VALID;
