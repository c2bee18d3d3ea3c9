DROP FUNCTION save_site_health;
DROP TABLE degraded_spell, site_health;
DROP FUNCTION site_health_stream;
