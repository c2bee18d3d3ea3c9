DROP FUNCTION queue_message;
DROP TABLE message;
