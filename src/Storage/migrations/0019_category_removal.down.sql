DROP FUNCTION remove_category;
