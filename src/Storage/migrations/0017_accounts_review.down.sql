DROP FUNCTION session_lives;
