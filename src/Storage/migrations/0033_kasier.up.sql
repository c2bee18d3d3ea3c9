-- Locks of another maker: a controller of theirs is a device of its site.
ALTER TABLE device DROP CONSTRAINT device_kind_check, ADD CONSTRAINT device_kind_check CHECK (kind IN ('Kiosk', 'Bridge', 'Kasier'));
