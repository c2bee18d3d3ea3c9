DROP INDEX incident_open_of_site, rental_open_of_site;
