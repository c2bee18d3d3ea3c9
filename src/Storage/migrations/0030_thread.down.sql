DROP FUNCTION erase_threads, save_thread;
DROP TABLE thread_message, thread;
DROP FUNCTION thread_stream;
