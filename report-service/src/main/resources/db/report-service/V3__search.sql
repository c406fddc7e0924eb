-- Full text per language. What is derived from a text is kept by a trigger, whoever writes it.

-- A body as plain text, as far as that is reasonable: no marks, no addresses of links, no chart
-- blocks. Composed, without loose accents, so that report_fold gives a letter for a letter. No
-- expression may look further than to where the next of its kind could begin: a body of nothing
-- but beginnings takes as long as any other.
CREATE FUNCTION report_plain(body text, format text) RETURNS text
  LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  plain text := left(body, 200000);
BEGIN
  IF format = 'markdown' THEN
    -- Every second part is a fenced block and begins with its info string.
    SELECT string_agg(CASE WHEN n % 2 = 1 THEN part
                           WHEN part ~ '^chart\M' THEN ''
                           ELSE regexp_replace(part, '^[^\n]*\n?', '') END, E'\n' ORDER BY n)
      INTO plain
      FROM unnest(string_to_array(E'\n' || plain, E'\n```')) WITH ORDINALITY AS parts (part, n);
  END IF;
  -- Scripts and styles, with what is in them.
  SELECT string_agg(CASE WHEN n = 1 THEN part
                         ELSE substr(part, coalesce(nullif(regexp_instr(part,
                           '</(script|style)[^<>]*>', 1, 1, 1, 'i'), 0), length(part) + 1))
                    END, ' ' ORDER BY n)
    INTO plain
    FROM regexp_split_to_table(plain, '<(?=(?:script|style)\M)', 'i')
         WITH ORDINALITY AS parts (part, n);
  plain := regexp_replace(plain, '<!--([^-]|-[^-])*-->', ' ', 'g');
  IF format = 'markdown' THEN
    plain := regexp_replace(plain, '<(https?://[^<>\s]*)>', '\1', 'g');
    plain := regexp_replace(plain, '\[\^[^][]*\]:?', '', 'g');
    plain := regexp_replace(plain, '^ {0,3}\[[^][\n]+\]:[ \t][^\n]*$', '', 'gn');
    FOR pass IN 1..2 LOOP
      plain := regexp_replace(plain, '!?\[([^][]*)\](\([^()]*\)|\[[^][]*\])', '\1', 'g');
    END LOOP;
    plain := regexp_replace(plain, '^[-=|:*_ \t]+$', '', 'gn');
    plain := regexp_replace(plain,
      '^[ \t>]*(#{1,6}[ \t]+|[-*+][ \t]+(\[[ xX]\][ \t]+)?|\d{1,9}[.)][ \t]+)?', '', 'gn');
    plain := regexp_replace(plain, '\\([!-/:-@\[-`{-~])', '\1', 'g');
    plain := regexp_replace(plain, '\*+|__+|~~|`+', '', 'g');
    plain := regexp_replace(plain, '(?<![[:alnum:]])_|_(?![[:alnum:]])', '', 'g');
    plain := replace(plain, '|', ' ');
  END IF;
  plain := regexp_replace(plain, '</?[a-zA-Z][^<>]*>', ' ', 'g');
  plain := replace(replace(replace(replace(replace(replace(plain, '&nbsp;', ' '),
    '&lt;', '<'), '&gt;', '>'), '&quot;', '"'), '&#39;', ''''), '&amp;', '&');
  plain := regexp_replace(normalize(plain, NFC), '[\u0300-\u036f]', '', 'g');
  RETURN btrim(regexp_replace(plain, '\s+', ' ', 'g'));
END $$;

-- Lower case, and typographic marks as spaces, whatever the locale of the database knows of
-- letters: accents are taken apart for it. Control characters that mark matches cannot pass.
CREATE FUNCTION report_accented(words text) RETURNS text
  LANGUAGE sql IMMUTABLE AS $$
  SELECT translate(normalize(lower(translate(normalize(words, NFD), 'Đ', 'đ')), NFC),
                   E'<>\x01\x02‘’“”„«»‹›–—…•·→', repeat(' ', 18))
$$;

-- The same without accents.
CREATE FUNCTION report_folded(words text) RETURNS text
  LANGUAGE sql IMMUTABLE AS $$
  SELECT translate(normalize(lower(translate(
                     regexp_replace(normalize(words, NFD), '[\u0300-\u036f]', '', 'g'),
                     'Đđ', 'dd')), NFC),
                   E'<>\x01\x02‘’“”„«»‹›–—…•·→', repeat(' ', 18))
$$;

CREATE FUNCTION report_config(language text) RETURNS regconfig
  LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE language WHEN 'en' THEN 'english'::regconfig ELSE 'simple'::regconfig END
$$;

CREATE FUNCTION report_vector(language text, title text, summary text, tags text, body text)
  RETURNS tsvector LANGUAGE sql IMMUTABLE AS $$
  SELECT setweight(to_tsvector(report_config(language), title), 'A')
      || setweight(to_tsvector(report_config(language), summary), 'B')
      || setweight(to_tsvector(report_config(language), tags), 'C')
      || setweight(to_tsvector(report_config(language), body), 'D')
$$;

-- Vietnamese twice, with its accents and without: who types them finds what has them first.
CREATE FUNCTION report_searched(language text, title text, summary text, tags text, body text)
  RETURNS tsvector LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE language WHEN 'vi'
           THEN report_vector(language, report_accented(title), report_accented(summary), tags,
                              report_accented(body))
           ELSE ''::tsvector END
      || report_vector(language, report_folded(title), report_folded(summary), tags,
                       report_folded(body))
$$;

-- What people type, with accents as typed where the language has them, else without.
CREATE FUNCTION report_query(language text, words text) RETURNS tsquery
  LANGUAGE sql IMMUTABLE AS $$
  SELECT websearch_to_tsquery(report_config(language),
           CASE language WHEN 'vi' THEN report_accented(straight) ELSE report_folded(straight) END)
    FROM (SELECT translate(words, '“”„«»', '"""""')) AS typed (straight)
$$;

CREATE FUNCTION report_folded_query(language text, words text) RETURNS tsquery
  LANGUAGE sql IMMUTABLE AS $$
  SELECT websearch_to_tsquery(report_config(language),
                              report_folded(translate(words, '“”„«»', '"""""')))
$$;

-- The best piece of a text with \x01 and \x02 around each match, and the same piece as it is
-- written. Matches are sought without accents, letter for letter.
CREATE FUNCTION report_extract(language text, original text, query tsquery, options text,
                               OUT marked text, OUT piece text, OUT begins int, OUT more boolean)
  LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  folded text := report_folded(original);
  rest   text;
BEGIN
  marked := ts_headline(report_config(language), folded, query,
                        E'StartSel=\x01,StopSel=\x02,' || options);
  piece := translate(marked, E'\x01\x02', '');
  begins := strpos(folded, piece);
  IF begins = 0 OR length(folded) <> length(original) THEN
    begins := 1;
    piece := left(original, 200);
    marked := translate(piece, E'\x01\x02', '  ');
  ELSE
    piece := substr(original, begins, length(piece));
  END IF;
  rest := substr(original, begins + length(piece));
  more := btrim(rest, ' .,;:!?)"''”»…') <> '';
  IF NOT more THEN
    piece := piece || rest;
    marked := marked || translate(rest, E'\x01\x02', '  ');
  END IF;
END $$;

ALTER TABLE report_text
  ADD COLUMN plain  text,
  ADD COLUMN search tsvector;

CREATE FUNCTION report_keep_search() RETURNS trigger
  LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  tags text := (SELECT array_to_string(r.tags, ' ') FROM report r WHERE r.id = NEW.report);
BEGIN
  NEW.plain := report_plain(NEW.body, NEW.format);
  BEGIN
    NEW.search := report_searched(NEW.language, NEW.title, NEW.summary, tags, NEW.plain);
  EXCEPTION WHEN program_limit_exceeded THEN
    -- More different words than fit into an entry of the index: the first are found.
    NEW.search :=
      report_searched(NEW.language, NEW.title, NEW.summary, tags, left(NEW.plain, 50000));
  END;
  RETURN NEW;
END $$;

CREATE TRIGGER report_search
  BEFORE INSERT OR UPDATE ON report_text
  FOR EACH ROW EXECUTE FUNCTION report_keep_search();

UPDATE report_text SET title = title;

CREATE INDEX report_text_search ON report_text USING gin (search) WITH (fastupdate = off);
