DROP FUNCTION place_unit, expire_holds, release_unit, book_unit, hold_units;
DROP INDEX event_unit_placed;
DROP TABLE slot_claim;
