-- Words that people look for: without accents, singular or plural, with a letter wrong here and there.

CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- French as PostgreSQL knows it, whether accents are written or not.
CREATE TEXT SEARCH CONFIGURATION catalogue (COPY = french);
ALTER TEXT SEARCH CONFIGURATION catalogue ALTER MAPPING FOR hword, hword_part, word WITH unaccent, french_stem;

-- What is found of a tool, kept by triggers whoever writes the tool.
CREATE TABLE search_entry (
    id       uuid     PRIMARY KEY,
    kind     text     NOT NULL CHECK (kind IN ('Tool')),
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
CREATE INDEX tool_unit_by_tool ON tool_unit (tool_id);

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
    DELETE FROM search_entry e WHERE e.id = entry;
    INSERT INTO search_entry SELECT entry, kind, plain_text(name),
        setweight(to_tsvector('catalogue', name), 'A') || setweight(to_tsvector('catalogue', others), 'B')
        || setweight(to_tsvector('catalogue', category), 'C') || setweight(to_tsvector('catalogue', description), 'D');
    INSERT INTO search_word SELECT entry, w.word, min(w.spelled)
        FROM search_words(concat_ws(' ', name, others, category, description)) w
        WHERE w.word !~ '\d' GROUP BY w.word;
END $$;

CREATE FUNCTION index_tool() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM index_entry(NEW.id, 'Tool', NEW.name, NEW.synonyms, NEW.category, NEW.description);
    RETURN NULL;
END $$;

CREATE TRIGGER tool_indexed AFTER INSERT OR UPDATE OF name, synonyms, category, description ON tool
FOR EACH ROW EXECUTE FUNCTION index_tool();

-- Each word that is asked for, and what it is likely to mean: itself where an entry has it, else the word most like it; null
-- where there is none.
CREATE FUNCTION understand(asked text) RETURNS TABLE (said text, meant text) LANGUAGE sql STABLE AS $$
    SELECT w.spelled, CASE
        WHEN EXISTS (SELECT FROM search_entry e WHERE e.document @@ to_tsquery('catalogue', w.word || ':*')) THEN w.spelled
        ELSE (
            SELECT k.spelled FROM search_word k
            WHERE k.word % w.word AND similarity(k.word, w.word) > 0.38
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

SELECT index_entry(id, 'Tool', name, synonyms, category, description) FROM tool;
