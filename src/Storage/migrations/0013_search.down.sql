DROP FUNCTION did_you_mean, search, understand;
DROP TRIGGER tool_indexed ON tool;
DROP FUNCTION index_tool, index_entry, search_words, plain_text;
DROP INDEX tool_unit_by_tool;
DROP TABLE search_word, search_entry;
DROP TEXT SEARCH CONFIGURATION catalogue;
