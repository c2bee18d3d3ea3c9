-- Not only closings endanger bookings: units out of service do too. What came of these is kept beside, under the unit's id.

ALTER TABLE closing_booking DROP CONSTRAINT closing_booking_closing_id_fkey;
ALTER TABLE closing_booking RENAME COLUMN closing_id TO cause;  -- a closing or a unit
