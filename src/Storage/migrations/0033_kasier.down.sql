UPDATE device SET kind = 'Bridge' WHERE kind = 'Kasier';
ALTER TABLE device DROP CONSTRAINT device_kind_check, ADD CONSTRAINT device_kind_check CHECK (kind IN ('Kiosk', 'Bridge'));
