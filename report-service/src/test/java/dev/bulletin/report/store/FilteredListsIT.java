package dev.bulletin.report.store;

import static dev.bulletin.report.Waiting.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportFilter;
import dev.bulletin.contract.report.WithdrawReport;
import dev.bulletin.report.Examples;
import dev.bulletin.report.KeptReports;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.class)
class FilteredListsIT {
  private static final LocalDate FEBRUARY = LocalDate.of(2026, 2, 1);

  private static KeptReports kept;

  @BeforeAll
  static void start(PostgresServer server, PostgresServer.Access access) {
    kept = KeptReports.start(server, access);
  }

  @AfterAll
  static void stop() {
    kept.close();
  }

  @BeforeEach
  void clear() {
    kept.execute("TRUNCATE %s.report CASCADE");
  }

  @Test
  void listsWhatHasTheTagOnly() {
    publish("gold", "2026-01-01", "gold");
    publish("both", "2026-01-02", "gold", "silver");
    publish("silver", "2026-01-03", "silver");
    assertThat(listed(new ReportFilter("gold", null, null))).containsExactly("both", "gold");
    assertThat(listed(new ReportFilter("copper", null, null))).isEmpty();
  }

  @Test
  void daysBeginAndEndInUtcAndCountAsAWhole() {
    publish("before", "2026-01-31T23:59:59.999999Z", "gold");
    publish("begin", "2026-02-01T00:00:00Z", "gold");
    publish("end", "2026-02-01T23:59:59.999999Z", "gold");
    publish("after", "2026-02-02T00:00:00Z", "gold");
    for (String tag : new String[] {null, "gold"}) {
      assertThat(listed(new ReportFilter(tag, FEBRUARY, FEBRUARY))).containsExactly("end", "begin");
      assertThat(listed(new ReportFilter(tag, FEBRUARY, null)))
          .containsExactly("after", "end", "begin");
      assertThat(listed(new ReportFilter(tag, null, FEBRUARY)))
          .containsExactly("end", "begin", "before");
    }
  }

  @Test
  void tagsFollowTheReport() {
    publish("moving", "2026-01-01", "gold");
    done(kept.reports().update(Examples.update("moving", 2, "T")));
    assertThat(listed(new ReportFilter("gold", null, null))).isEmpty();
    assertThat(listed(new ReportFilter("weekly", null, null))).containsExactly("moving");
    done(kept.lifecycle().withdraw(new WithdrawReport(Examples.ANALYST, "moving", 3)));
    assertThat(listed(new ReportFilter("weekly", null, null))).isEmpty();
    done(kept.reports().publish(Examples.publish("moving", 4)));
    assertThat(listed(new ReportFilter("weekly", null, null))).containsExactly("moving");
  }

  @Test
  void aDraftHasNoPlaceInAnyList() {
    done(kept.reports().create(Examples.create("draft")));
    assertThat(listed(new ReportFilter("weekly", null, null))).isEmpty();
  }

  @Test
  void readsAPageFromAnIndexHoweverManyReportsThereAre() {
    kept.execute(
        """
        INSERT INTO %s.report (slug, status, author, tags, revision, created_at, updated_at, published_at)
        SELECT 'r-' || i, 'published', 'An', ARRAY['all', 'tag-' || i % 100], 1, now(), now(),
               timestamptz '2026-01-01' + i * interval '1 minute'
          FROM generate_series(1, 5000) i""");
    kept.execute(
        """
        INSERT INTO %s.report_text (report, language, title, summary, body, reading_minutes)
        SELECT id, 'en', 'T', '', 'B', 1 FROM %s.report""");
    kept.execute("ANALYZE %s.report");
    kept.execute("ANALYZE %s.report_text");
    kept.execute("ANALYZE %s.report_tag");
    assertThat(plan(PgReportRepository.LIST, "")).contains("report_newest").doesNotContain("Sort");
    for (String tag : List.of("all", "tag-7", "none")) {
      assertThat(plan(PgReportRepository.LIST_TAGGED, ", '" + tag + "'"))
          .contains("report_tag_pkey")
          .doesNotContain("Sort");
    }
  }

  /** As PostgreSQL plans the statement once it knows it well. */
  private static String plan(String sql, String tag) {
    String values = "'en', '2026-02-01', 99999, 20, '2026-01-15'" + tag;
    try (var connection = kept.connect();
        var statement = connection.createStatement()) {
      statement.execute("SET search_path = " + kept.schema());
      statement.execute("SET plan_cache_mode = force_generic_plan");
      statement.execute("PREPARE list AS " + sql);
      var rows = statement.executeQuery("EXPLAIN EXECUTE list (" + values + ")");
      var plan = new StringBuilder();
      while (rows.next()) {
        plan.append(rows.getString(1)).append('\n');
      }
      return plan.toString();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static void publish(String slug, String time, String... tags) {
    kept.publish(slug, List.of(tags), Language.EN, Examples.ENGLISH);
    kept.publishedAt(slug, time);
  }

  private static List<String> listed(ReportFilter filter) {
    List<String> slugs = new ArrayList<>();
    Cursor after = Cursor.START;
    while (true) {
      var page = done(kept.reports().list(Language.EN, filter, after, 1));
      if (page.isEmpty()) {
        return slugs;
      }
      slugs.add(page.get(0).summary().slug());
      after = page.get(0).cursor();
    }
  }
}
