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
