-- How often a unit was rented since a person looked at it last is counted by the rentals that it came back from.
CREATE INDEX unit_quarantine_since ON unit_quarantine (unit_id, since);
