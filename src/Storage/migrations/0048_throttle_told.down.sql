DROP FUNCTION throttle_wrong;
DROP FUNCTION throttle_note;
