package dev.bulletin.bench.export;

import dev.bulletin.testing.PostgresServer;

/**
 * Published reports in two languages, of about 4 KB of text each, put into the tables by SQL as a
 * write leaves them; the first is the newest.
 */
public final class ManyReports {
  private static final String FILL =
      """
      SET search_path = %s;
      INSERT INTO report
             (slug, status, author, tags, revision, created_at, updated_at, published_at)
      SELECT 'report-' || i, 'published', 'An Nguyễn', '{bitcoin,weekly}', 1, now(), now(),
             now() - make_interval(secs => i)
        FROM generate_series(%d, %d) i;
      INSERT INTO report_text (report, language, title, summary, body, reading_minutes)
      SELECT r.id, language, 'Triển vọng ' || r.slug, 'What moved.',
             (SELECT string_agg(md5(r.slug || language || n) || ' Bitcoin tăng.', ' ')
                FROM generate_series(1, 42) n), 2
        FROM report r, unnest(ARRAY['vi', 'en']) language
       WHERE NOT EXISTS (SELECT FROM report_text t WHERE t.report = r.id);
      INSERT INTO report_revision
             (report, slug, revision, status, author, tags, texts, teaser, written_by, written_at)
      SELECT r.id, r.slug, r.revision, r.status, r.author, r.tags, t.texts,
             md5(jsonb_build_array(
               r.slug, r.status, r.author, r.tags, r.published_at, t.teasers)::text)::uuid,
             'token:fill', r.updated_at
        FROM report r,
             LATERAL (SELECT jsonb_object_agg(t.language, jsonb_build_object(
                               'title', t.title, 'summary', t.summary, 'body', t.body,
                               'format', t.format)) AS texts,
                             jsonb_object_agg(t.language, jsonb_build_array(
                               t.title, t.summary, t.reading_minutes)) AS teasers
                        FROM report_text t
                       WHERE t.report = r.id) t
          ON CONFLICT DO NOTHING;
      ANALYZE report, report_text, report_revision""";

  private ManyReports() {}

  /** Adds the reports with these numbers. */
  public static void fill(PostgresServer postgres, String schema, int first, int last) {
    postgres.execute(FILL.formatted(schema, first, last));
  }
}
