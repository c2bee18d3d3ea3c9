DROP FUNCTION begin_viewing, end_viewing;
ALTER TABLE session DROP COLUMN acting_until;
DROP FUNCTION save_staff, administers;
