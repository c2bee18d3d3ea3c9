UPDATE passport_entry SET kind = 'Note' WHERE kind IN ('Cleaning', 'Charge');
ALTER TABLE passport_entry
    DROP CONSTRAINT passport_entry_kind_check,
    ADD CONSTRAINT passport_entry_kind_check CHECK (kind IN ('Check', 'Repair', 'Reading', 'Note'));
