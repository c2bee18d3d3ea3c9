-- What the dashboard counts: rentals that are still open, by site; and lines of rentals with their verdict while nobody has decided.
CREATE INDEX rental_open_of_site ON rental (site_id, status, ends_at) WHERE is_open;
CREATE INDEX incident_open_of_site ON incident (site_id, severity) WHERE closed_at IS NULL;
