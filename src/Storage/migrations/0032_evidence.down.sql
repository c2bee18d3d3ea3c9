DROP FUNCTION keep_evidence, begin_evidence;
DROP TABLE evidence_part, evidence;
