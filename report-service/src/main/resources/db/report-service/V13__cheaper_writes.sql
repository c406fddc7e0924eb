-- What each write does, and most writes have no need of, left out.

-- The tags of a report are kept anew only where something of them has changed: most writes give it
-- other words.
DROP TRIGGER report_tags ON report;

CREATE TRIGGER report_tags_given
  AFTER INSERT ON report
  FOR EACH ROW EXECUTE FUNCTION report_keep_tags();

CREATE TRIGGER report_tags_changed
  AFTER UPDATE OF tags, status, published_at ON report
  FOR EACH ROW
  WHEN ((OLD.tags, OLD.status, OLD.published_at)
          IS DISTINCT FROM (NEW.tags, NEW.status, NEW.published_at))
  EXECUTE FUNCTION report_keep_tags();

-- The functions of V3 that follow give the same. Those in SQL were planned anew each time that they
-- were called, which took longer than a short text; what these do is planned once a connection.

-- Vietnamese twice, with its accents and without: who types them finds what has them first.
CREATE OR REPLACE FUNCTION report_searched(language text, title text, summary text, tags text,
                                           body text)
  RETURNS tsvector LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  config regconfig := report_config(language);
  tagged tsvector  := setweight(to_tsvector(config, tags), 'C');
  folded tsvector  := setweight(to_tsvector(config, report_folded(title)), 'A')
                   || setweight(to_tsvector(config, report_folded(summary)), 'B')
                   || tagged
                   || setweight(to_tsvector(config, report_folded(body)), 'D');
BEGIN
  IF language <> 'vi' THEN
    RETURN folded;
  END IF;
  RETURN setweight(to_tsvector(config, report_accented(title)), 'A')
      || setweight(to_tsvector(config, report_accented(summary)), 'B')
      || tagged
      || setweight(to_tsvector(config, report_accented(body)), 'D')
      || folded;
END $$;

DROP FUNCTION report_vector(text, text, text, text, text);

-- What people type, with accents as typed where the language has them, else without.
CREATE OR REPLACE FUNCTION report_query(language text, words text) RETURNS tsquery
  LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  straight text := translate(words, '“”„«»', '"""""');
BEGIN
  RETURN websearch_to_tsquery(report_config(language),
           CASE language WHEN 'vi' THEN report_accented(straight) ELSE report_folded(straight) END);
END $$;

CREATE OR REPLACE FUNCTION report_folded_query(language text, words text) RETURNS tsquery
  LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  RETURN websearch_to_tsquery(report_config(language),
                              report_folded(translate(words, '“”„«»', '"""""')));
END $$;
