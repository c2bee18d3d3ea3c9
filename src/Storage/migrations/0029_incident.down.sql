DROP FUNCTION erase_incidents, drop_on_call, plan_on_call, on_call_stream, save_incident;
DROP TABLE on_call, incident_entry, incident;
