DROP FUNCTION save_waiting, waiting_stream, move_unit, reserve_unit, extend_hold, save_rental;
DROP INDEX slot_claim_of_rental, slot_claim_held_once;
DELETE FROM slot_claim WHERE kind = 'Piece';
ALTER TABLE slot_claim
    DROP CONSTRAINT slot_claim_kind_check, ADD CHECK (kind IN ('Hold', 'Booking')),
    DROP CONSTRAINT slot_claim_check, ADD CHECK ((kind = 'Hold') = (expires_at IS NOT NULL));
CREATE UNIQUE INDEX slot_claim_held_once ON slot_claim (rental_id, unit_id) WHERE expires_at IS NOT NULL;
DELETE FROM message WHERE channel = 'push';
ALTER TABLE message DROP CONSTRAINT message_channel_check, ADD CHECK (channel IN ('mail', 'sms'));
DROP TABLE waiting, rental_message, payment, rental_item, rental;
