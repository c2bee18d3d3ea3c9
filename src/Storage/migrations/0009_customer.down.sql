DROP FUNCTION erase_person, save_customer, customer_stream;
DROP TABLE customer_admission, customer;
