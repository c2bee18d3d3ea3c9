DROP FUNCTION may_enter;
