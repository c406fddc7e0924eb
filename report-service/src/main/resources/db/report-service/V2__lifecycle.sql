-- What an older node does not know of has a default or may be missing: it goes on writing meanwhile.

ALTER TABLE report
  ADD COLUMN publish_at     timestamptz,
  -- Who is named as the publisher then.
  ADD COLUMN scheduled_by   text,
  -- When publishing is tried next: the time itself, or later when an instance has it in hand.
  ADD COLUMN publish_try_at timestamptz,
  ADD CHECK (status <> 'scheduled'
             OR (publish_at IS NOT NULL AND scheduled_by IS NOT NULL AND publish_try_at IS NOT NULL));

CREATE INDEX report_due ON report (publish_try_at) WHERE status = 'scheduled';

CREATE INDEX report_last_changed ON report (updated_at DESC, id DESC);

-- Addresses that lead to a report besides its own.
CREATE TABLE report_former_slug (
  slug    text        PRIMARY KEY,
  report  bigint      NOT NULL REFERENCES report (id),
  left_at timestamptz NOT NULL
);

CREATE INDEX report_former_slug_report ON report_former_slug (report);

ALTER TABLE report_text
  ADD COLUMN format text NOT NULL DEFAULT 'markdown' CHECK (format IN ('markdown', 'html'));

-- The address at that time; what an older node has written has the address of today.
ALTER TABLE report_revision ADD COLUMN slug text;

UPDATE report_revision v
   SET slug = r.slug
  FROM report r
 WHERE r.id = v.report;

-- The published reports of each tag, newest last. Kept by a trigger, whoever writes.
CREATE TABLE report_tag (
  tag          text        NOT NULL,
  published_at timestamptz NOT NULL,
  report       bigint      NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  PRIMARY KEY (tag, published_at, report)
);

CREATE INDEX report_tag_report ON report_tag (report);

CREATE FUNCTION report_keep_tags() RETURNS trigger
  LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  DELETE FROM report_tag WHERE report = NEW.id;
  INSERT INTO report_tag (tag, published_at, report)
  SELECT DISTINCT tag, NEW.published_at, NEW.id
    FROM unnest(NEW.tags) tag
   WHERE NEW.status = 'published';
  RETURN NULL;
END $$;

CREATE TRIGGER report_tags
  AFTER INSERT OR UPDATE OF tags, status, published_at ON report
  FOR EACH ROW EXECUTE FUNCTION report_keep_tags();

INSERT INTO report_tag (tag, published_at, report)
SELECT DISTINCT tag, r.published_at, r.id
  FROM report r, unnest(r.tags) tag
 WHERE r.status = 'published';
