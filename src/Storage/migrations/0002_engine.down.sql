DROP TABLE clock;
DROP FUNCTION remove_reminder, write_reminder;
DROP TABLE reminder;
DROP FUNCTION write_grain_state;
DROP TABLE grain_state;
