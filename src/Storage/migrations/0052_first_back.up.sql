-- Since when all tools of a rental were back for the first time, of those that came back before it was kept.
UPDATE rental SET state = jsonb_set(state, '{onSite,firstBackAt}', to_jsonb(returned.first))
FROM (SELECT e.stream, min(e.at) AS first FROM event e WHERE e.type = 'RentalReturned' GROUP BY e.stream) returned
WHERE returned.stream = rental.id AND jsonb_typeof(state -> 'onSite') = 'object';
