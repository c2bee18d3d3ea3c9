DROP FUNCTION erase_disputes, save_dispute;
DROP TABLE dispute_line, dispute;
