DROP FUNCTION append, begin_append, end_flush, next_epoch, begin_flush;
DROP TABLE engine, outbox, event;
