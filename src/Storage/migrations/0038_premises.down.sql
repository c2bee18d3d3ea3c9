DROP FUNCTION save_premises;
DROP TABLE premises;
DROP FUNCTION premises_stream;
