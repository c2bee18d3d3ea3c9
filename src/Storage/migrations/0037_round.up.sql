-- On their rounds agents clean and charge too: what they did is a line of the unit's passport.
ALTER TABLE passport_entry
    DROP CONSTRAINT passport_entry_kind_check,
    ADD CONSTRAINT passport_entry_kind_check CHECK (kind IN ('Check', 'Cleaning', 'Charge', 'Repair', 'Reading', 'Note'));
