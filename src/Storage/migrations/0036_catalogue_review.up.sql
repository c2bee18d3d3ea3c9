-- What a grid repeats, so that two that repeat the same one are not both published.
ALTER TABLE grid_version ADD COLUMN based_on uuid;  -- all zeros: what a new system starts with
