DROP FUNCTION save_device, use_device;
DROP TABLE device;
