ALTER TABLE grid_version DROP COLUMN based_on;
