DROP INDEX unit_quarantine_since;
UPDATE unit_quarantine SET reason = 'Returned' WHERE reason = 'CheckDue';
