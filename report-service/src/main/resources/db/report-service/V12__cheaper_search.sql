-- The functions of V3, which find the same, with what a text has no need of left out: most have few
-- letters beyond ASCII, if any, no markup of HTML, and are composed already.

CREATE OR REPLACE FUNCTION report_plain(body text, format text) RETURNS text
  LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  plain text := left(body, 200000);
BEGIN
  IF format = 'markdown' AND strpos(plain, '```') > 0 THEN
    -- Every second part is a fenced block and begins with its info string.
    SELECT string_agg(CASE WHEN n % 2 = 1 THEN part
                           WHEN part ~ '^chart\M' THEN ''
                           ELSE regexp_replace(part, '^[^\n]*\n?', '') END, E'\n' ORDER BY n)
      INTO plain
      FROM unnest(string_to_array(E'\n' || plain, E'\n```')) WITH ORDINALITY AS parts (part, n);
  END IF;
  IF strpos(plain, '<') > 0 THEN
    -- Scripts and styles, with what is in them.
    SELECT string_agg(CASE WHEN n = 1 THEN part
                           ELSE substr(part, coalesce(nullif(regexp_instr(part,
                             '</(script|style)[^<>]*>', 1, 1, 1, 'i'), 0), length(part) + 1))
                      END, ' ' ORDER BY n)
      INTO plain
      FROM regexp_split_to_table(plain, '<(?=(?:script|style)\M)', 'i')
           WITH ORDINALITY AS parts (part, n);
    plain := regexp_replace(plain, '<!--([^-]|-[^-])*-->', ' ', 'g');
  END IF;
  IF format = 'markdown' THEN
    IF strpos(plain, '<') > 0 THEN
      plain := regexp_replace(plain, '<(https?://[^<>\s]*)>', '\1', 'g');
    END IF;
    IF strpos(plain, '[') > 0 THEN
      plain := regexp_replace(plain, '\[\^[^][]*\]:?', '', 'g');
      plain := regexp_replace(plain, '^ {0,3}\[[^][\n]+\]:[ \t][^\n]*$', '', 'gn');
      FOR pass IN 1..2 LOOP
        plain := regexp_replace(plain, '!?\[([^][]*)\](\([^()]*\)|\[[^][]*\])', '\1', 'g');
      END LOOP;
    END IF;
    plain := regexp_replace(plain, '^[-=|:*_ \t]+$', '', 'gn');
    plain := regexp_replace(plain,
      '^[ \t>]*(#{1,6}[ \t]+|[-*+][ \t]+(\[[ xX]\][ \t]+)?|\d{1,9}[.)][ \t]+)?', '', 'gn');
    IF strpos(plain, '\') > 0 THEN
      plain := regexp_replace(plain, '\\([!-/:-@\[-`{-~])', '\1', 'g');
    END IF;
    IF plain ~ '[*_~`]' THEN
      plain := regexp_replace(plain, '\*+|__+|~~|`+', '', 'g');
    END IF;
    IF strpos(plain, '_') > 0 THEN
      plain := regexp_replace(plain, '(?<![[:alnum:]])_|_(?![[:alnum:]])', '', 'g');
    END IF;
    plain := replace(plain, '|', ' ');
  END IF;
  IF strpos(plain, '<') > 0 THEN
    plain := regexp_replace(plain, '</?[a-zA-Z][^<>]*>', ' ', 'g');
  END IF;
  plain := replace(replace(replace(replace(replace(replace(plain, '&nbsp;', ' '),
    '&lt;', '<'), '&gt;', '>'), '&quot;', '"'), '&#39;', ''''), '&amp;', '&');
  IF octet_length(plain) > length(plain) THEN
    IF plain IS NOT NFC NORMALIZED THEN
      plain := normalize(plain, NFC);
    END IF;
    plain := regexp_replace(plain, '[\u0300-\u036f]', '', 'g');
  END IF;
  RETURN btrim(regexp_replace(plain, '\s\s+|(?! )\s', ' ', 'g'));
END $$;

-- An arrow is a space, too; it was left out, so that the copy was a letter short and had no marks.
CREATE OR REPLACE FUNCTION report_accented(words text) RETURNS text
  LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  accented text := words;
BEGIN
  IF octet_length(words) > length(words) THEN
    accented := normalize(lower(replace(normalize(words, NFD), 'Đ', 'đ')), NFC);
  ELSE
    accented := lower(words);
  END IF;
  RETURN regexp_replace(accented, '[<>\u0001\u0002‘’“”„«»‹›–—…•·→]', ' ', 'g');
END $$;

CREATE OR REPLACE FUNCTION report_folded(words text) RETURNS text
  LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  folded text;
BEGIN
  IF octet_length(words) > length(words) THEN
    folded := lower(replace(replace(
                regexp_replace(normalize(words, NFD), '[\u0300-\u036f]', '', 'g'),
                'Đ', 'd'), 'đ', 'd'));
    IF folded IS NOT NFC NORMALIZED THEN
      folded := normalize(folded, NFC);
    END IF;
  ELSE
    folded := lower(words);
  END IF;
  RETURN regexp_replace(folded, '[<>\u0001\u0002‘’“”„«»‹›–—…•·→]', ' ', 'g');
END $$;

UPDATE report_text SET title = title WHERE title || summary || body LIKE '%→%';
