-- What people look for: tools that can be rented, and words, without accents, singular or plural, with a letter wrong here and
-- there.

-- The units that stand at sites and are rented out.
CREATE VIEW rentable_unit AS
SELECT u.id, u.tool_id, l.site_id, l.id AS locker_id, t.turnaround, u.rentable_until
FROM locker l JOIN site s ON s.id = l.site_id JOIN tool_unit u ON u.locker_id = l.id JOIN tool t ON t.id = u.tool_id
WHERE s.is_selling AND t.retired_at IS NULL;

-- The spans within another in which nobody can be promised a unit: claims that bind at an instant, closings, and from when the
-- unit is not rented out. Claims come by the index of slot_claim_once, so that those of past days, which stay, cost nothing.
CREATE FUNCTION taken(unit rentable_unit, span tstzrange, at timestamptz) RETURNS SETOF tstzrange LANGUAGE sql STABLE AS $$
    SELECT c.during FROM slot_claim c
    WHERE c.unit_id = unit.id AND c.during && span AND (c.expires_at IS NULL OR c.expires_at > at)
    UNION ALL
    SELECT tstzrange(k.starts_at, least(k.ends_at, k.ended_at, 'infinity')) FROM closing k
    WHERE k.site_id = unit.site_id AND (k.locker_id IS NULL OR k.locker_id = unit.locker_id)
      AND k.starts_at < upper(span) AND least(k.ends_at, k.ended_at, 'infinity') > greatest(k.starts_at, lower(span))
    UNION ALL
    SELECT tstzrange(greatest(unit.rentable_until, lower(span)), 'infinity') WHERE unit.rentable_until < upper(span)
$$;

CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- French as PostgreSQL knows it, whether accents are written or not.
CREATE TEXT SEARCH CONFIGURATION catalogue (COPY = french);
ALTER TEXT SEARCH CONFIGURATION catalogue ALTER MAPPING FOR hword, hword_part, word WITH unaccent, french_stem;

-- What is found of tools and packs that are rented out, kept by triggers whoever writes these.
CREATE TABLE search_entry (
    id       uuid     PRIMARY KEY,
    kind     text     NOT NULL CHECK (kind IN ('Tool', 'Pack')),
    name     text     NOT NULL,  -- as plain_text has it
    document tsvector NOT NULL
);

CREATE INDEX search_entry_document ON search_entry USING gin (document);

-- The words to choose from where somebody writes one that is in no entry.
CREATE TABLE search_word (
    entry_id uuid NOT NULL REFERENCES search_entry ON DELETE CASCADE,
    word     text NOT NULL,  -- as plain_text has it
    spelled  text NOT NULL,

    PRIMARY KEY (entry_id, word)
);

CREATE INDEX search_word_alike ON search_word USING gist (word gist_trgm_ops);

CREATE FUNCTION plain_text(written text) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT lower(unaccent(written))
$$;

-- The words of a text that mean something, in their order: "125mm" is two, "de" is none.
CREATE FUNCTION search_words(written text) RETURNS TABLE (word text, spelled text) LANGUAGE sql STABLE AS $$
    SELECT plain_text(part), part
    FROM regexp_split_to_table(regexp_replace(lower(written), '(\d)(?=[[:alpha:]])', '\1 ', 'g'), '[^[:alnum:]]+')
        WITH ORDINALITY AS parts (part, number)
    WHERE length(part) > 1 AND to_tsvector('catalogue', part) <> ''
    ORDER BY number
$$;

CREATE FUNCTION index_entry(entry uuid, kind text, name text, synonyms text[], category text, description text) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    others text := array_to_string(synonyms, '. ');
BEGIN
    INSERT INTO search_entry SELECT entry, kind, plain_text(name),
        setweight(to_tsvector('catalogue', name), 'A') || setweight(to_tsvector('catalogue', others), 'B')
        || setweight(to_tsvector('catalogue', coalesce(category, '')), 'C') || setweight(to_tsvector('catalogue', description), 'D');
    INSERT INTO search_word SELECT entry, w.word, max(w.spelled)
        FROM search_words(concat_ws(' ', name, others, category, description)) w
        WHERE w.word !~ '\d' GROUP BY w.word;
END $$;

CREATE FUNCTION index_tool(tool uuid) RETURNS void LANGUAGE sql AS $$
    DELETE FROM search_entry e WHERE e.id = tool;
    SELECT index_entry(t.id, 'Tool', t.name, t.synonyms, c.name, t.description)
    FROM tool t JOIN category c ON c.id = t.category_id WHERE t.id = tool AND t.retired_at IS NULL
$$;

-- By the names of its tools too.
CREATE FUNCTION index_pack(pack uuid) RETURNS void LANGUAGE sql AS $$
    DELETE FROM search_entry e WHERE e.id = pack;
    SELECT index_entry(p.id, 'Pack', p.name, '{}', string_agg(t.name, '. '), p.description)
    FROM pack p LEFT JOIN pack_item i ON i.pack_id = p.id LEFT JOIN tool t ON t.id = i.tool_id
    WHERE p.id = pack AND p.retired_at IS NULL
    GROUP BY p.id
$$;

CREATE FUNCTION index_written() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    CASE TG_TABLE_NAME
        WHEN 'tool' THEN
            PERFORM index_tool(NEW.id);
            PERFORM index_pack(i.pack_id) FROM pack_item i WHERE i.tool_id = NEW.id;
        WHEN 'category' THEN PERFORM index_tool(t.id) FROM tool t WHERE t.category_id = NEW.id;
        WHEN 'pack' THEN PERFORM index_pack(NEW.id);
        WHEN 'pack_item' THEN PERFORM index_pack(coalesce(NEW.pack_id, OLD.pack_id));
    END CASE;
    RETURN NULL;
END $$;

CREATE TRIGGER indexed AFTER INSERT OR UPDATE OF name, synonyms, category_id, description, retired_at ON tool
FOR EACH ROW EXECUTE FUNCTION index_written();
CREATE TRIGGER indexed AFTER UPDATE OF name ON category FOR EACH ROW EXECUTE FUNCTION index_written();
CREATE TRIGGER indexed AFTER INSERT OR UPDATE OF name, description, retired_at ON pack FOR EACH ROW EXECUTE FUNCTION index_written();
CREATE TRIGGER indexed AFTER INSERT OR DELETE ON pack_item FOR EACH ROW EXECUTE FUNCTION index_written();

-- Each word that is asked for, and what it is likely to mean: itself where an entry has it, else the word most like it; null
-- where there is none.
CREATE FUNCTION understand(asked text) RETURNS TABLE (said text, meant text) LANGUAGE sql STABLE AS $$
    SELECT w.spelled, CASE
        WHEN EXISTS (SELECT FROM search_entry e WHERE e.document @@ to_tsquery('catalogue', w.word || ':*')) THEN w.spelled
        ELSE (
            SELECT k.spelled FROM search_word k
            WHERE k.word % w.word AND similarity(k.word, w.word) > 0.35
            ORDER BY similarity(k.word, w.word) DESC, k.word LIMIT 1)
    END
    FROM search_words(asked) w
    LIMIT 10
$$;

-- What is found of one kind, best first by rank: name before synonyms, category and description; whole words before
-- beginnings; more of the words before fewer. What is far behind the best is left out.
CREATE FUNCTION search(asked text, of_kind text) RETURNS TABLE (id uuid, rank double precision) LANGUAGE sql STABLE AS $$
    WITH word AS (SELECT plain_text(meant) AS word FROM understand(asked) WHERE meant IS NOT NULL),
    query AS (
        SELECT to_tsquery('catalogue', string_agg(word, ' | ')) AS words, to_tsquery('catalogue', string_agg(word || ':*', ' | ')) AS beginnings,
               string_agg(word, ' ') AS whole, count(*) AS number
        FROM word
    ),
    ranked AS (
        SELECT e.id,
            ts_rank('{0.2, 0.3, 0.7, 1}', e.document, q.words) + 0.3 * ts_rank('{0.2, 0.3, 0.7, 1}', e.document, q.beginnings)
            + 0.2 * similarity(e.name, q.whole)
            + 0.5 * ((SELECT count(*) FROM word w WHERE e.document @@ to_tsquery('catalogue', w.word || ':*'))::float / q.number) ^ 2 AS rank
        FROM search_entry e, query q
        WHERE e.kind = of_kind AND e.document @@ q.beginnings
    )
    SELECT r.id, r.rank FROM ranked r WHERE r.rank > 0.2 * (SELECT max(best.rank) FROM ranked best)
$$;

-- How it is likely spelled; null where nothing is to be spelled otherwise.
CREATE FUNCTION did_you_mean(asked text) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT string_agg(coalesce(meant, said), ' ') FROM understand(asked)
    HAVING bool_or(plain_text(meant) <> plain_text(said))
$$;

SELECT index_tool(id) FROM tool;
SELECT index_pack(id) FROM pack;
