package dev.bulletin.bench.export;

import dev.bulletin.testing.PostgresServer;

/**
 * Published reports in two languages, of about 4 KB of text each, put into the tables by SQL; the
 * first is the newest.
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
      ANALYZE report, report_text""";

  private ManyReports() {}

  /** Adds the reports with these numbers. */
  public static void fill(PostgresServer postgres, String schema, int first, int last) {
    postgres.execute(FILL.formatted(schema, first, last));
  }
}
