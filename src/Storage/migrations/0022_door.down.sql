DROP FUNCTION device_stream, save_door, door_stream;
DROP TABLE door;
