DELETE FROM rental_text WHERE kind = 'PickupReport';
ALTER TABLE rental_text
    DROP CONSTRAINT rental_text_kind_check,
    ADD CONSTRAINT rental_text_kind_check CHECK (kind IN ('ReturnReport', 'CaptureAnswer', 'DecisionReason'));
