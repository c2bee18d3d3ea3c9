DROP FUNCTION save_door;
DROP TABLE door;
DROP FUNCTION device_stream, door_stream;
