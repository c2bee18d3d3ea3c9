ALTER TABLE closing_booking RENAME COLUMN cause TO closing_id;
DELETE FROM closing_booking b WHERE NOT EXISTS (SELECT FROM closing c WHERE c.id = b.closing_id);
ALTER TABLE closing_booking ADD CONSTRAINT closing_booking_closing_id_fkey FOREIGN KEY (closing_id) REFERENCES closing;
