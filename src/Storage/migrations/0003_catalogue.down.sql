DROP FUNCTION register_unit, add_tool, add_locker, open_site;
DROP TABLE tool_unit, tool, locker, site;
