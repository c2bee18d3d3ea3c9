DROP TABLE pairing;
