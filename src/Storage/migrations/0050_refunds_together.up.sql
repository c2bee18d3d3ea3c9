-- The refunds of a rental, which until the commit nobody else adds to: of those that are proposed at once, each is decided with the others in sight.
CREATE FUNCTION count_refunds(of_rental uuid) RETURNS bigint LANGUAGE plpgsql AS $$
BEGIN
    -- A refund is an event too; what others have added before is seen by what is asked after this.
    PERFORM begin_append();
    RETURN (SELECT count(*) FROM refund f WHERE f.rental_id = of_rental);
END $$;
