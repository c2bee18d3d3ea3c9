DROP TRIGGER account_taken_over ON account;
DROP FUNCTION forget_declaration;
DROP FUNCTION session_lives;
