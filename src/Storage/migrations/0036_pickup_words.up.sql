-- Customers say of a tool in their own words what is wrong with it on taking it, as on bringing it back.
ALTER TABLE rental_text
    DROP CONSTRAINT rental_text_kind_check,
    ADD CONSTRAINT rental_text_kind_check CHECK (kind IN ('PickupReport', 'ReturnReport', 'CaptureAnswer', 'DecisionReason'));
