-- Which languages there are is said by the services' files of texts; here only what is a code.
ALTER TABLE report_text
  DROP CONSTRAINT report_text_language_check,
  ADD CONSTRAINT report_text_language_check CHECK (language ~ '^[a-z]{2,3}$');

-- Whatever PostgreSQL knows how to stem; the words of others, Vietnamese among them, stay whole.
CREATE OR REPLACE FUNCTION report_config(language text) RETURNS regconfig
  LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE language
           WHEN 'ar' THEN 'arabic'::regconfig
           WHEN 'da' THEN 'danish'::regconfig
           WHEN 'de' THEN 'german'::regconfig
           WHEN 'el' THEN 'greek'::regconfig
           WHEN 'en' THEN 'english'::regconfig
           WHEN 'es' THEN 'spanish'::regconfig
           WHEN 'fi' THEN 'finnish'::regconfig
           WHEN 'fr' THEN 'french'::regconfig
           WHEN 'ga' THEN 'irish'::regconfig
           WHEN 'hu' THEN 'hungarian'::regconfig
           WHEN 'id' THEN 'indonesian'::regconfig
           WHEN 'it' THEN 'italian'::regconfig
           WHEN 'lt' THEN 'lithuanian'::regconfig
           WHEN 'nl' THEN 'dutch'::regconfig
           WHEN 'no' THEN 'norwegian'::regconfig
           WHEN 'pt' THEN 'portuguese'::regconfig
           WHEN 'ro' THEN 'romanian'::regconfig
           WHEN 'ru' THEN 'russian'::regconfig
           WHEN 'sv' THEN 'swedish'::regconfig
           WHEN 'tr' THEN 'turkish'::regconfig
           ELSE 'simple'::regconfig
         END
$$;
