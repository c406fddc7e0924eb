package dev.bulletin.report.browse;

import static dev.bulletin.report.KeptReports.assertFails;
import static dev.bulletin.report.Waiting.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.contract.report.CountTags;
import dev.bulletin.contract.report.FindSurroundings;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.MoveReport;
import dev.bulletin.contract.report.ReportSummary;
import dev.bulletin.contract.report.ReportSurroundings;
import dev.bulletin.contract.report.TagCount;
import dev.bulletin.contract.report.WithdrawReport;
import dev.bulletin.report.Examples;
import dev.bulletin.report.KeptReports;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.class)
class BrowseIT {
  private static KeptReports kept;
  private static BrowseQueries queries;

  @BeforeAll
  static void start(PostgresServer server, PostgresServer.Access access) {
    kept = KeptReports.start(server, access);
    queries = new BrowseQueries(new PgBrowsing(kept.database()), Clock.systemUTC());
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
  void countsTheTagsOfPublishedReportsInALanguage() {
    publish("a", Language.EN, "gold", "etf");
    publish("b", Language.EN, "gold");
    publish("c", Language.VI, "gold", "silver");
    done(kept.reports().create(Examples.create("draft")));
    var counts = done(queries.countTags(new CountTags(Language.EN)));
    assertThat(counts.tags()).containsExactly(new TagCount("gold", 2), new TagCount("etf", 1));
    assertThat(counts.provenance().tags()).containsExactly("reports");
  }

  @Test
  void theVersionOfCountsChangesWithThem() {
    publish("a", Language.EN, "gold");
    String before = done(queries.countTags(new CountTags(Language.EN))).provenance().version();
    publish("b", Language.EN, "gold");
    assertThat(done(queries.countTags(new CountTags(Language.EN))).provenance().version())
        .isNotEqualTo(before);
  }

  @Test
  void neighboursAreThoseInTheLanguageEvenWithinOneMicrosecond() {
    publish("oldest", Language.EN);
    publish("foreign", Language.VI);
    publish("middle", Language.EN);
    publish("newest", Language.EN);
    List.of("oldest", "foreign", "middle", "newest")
        .forEach(slug -> kept.publishedAt(slug, "2026-01-01"));
    assertThat(slug(around("middle").previous())).isEqualTo("oldest");
    assertThat(slug(around("middle").next())).isEqualTo("newest");
    assertThat(around("oldest").previous()).isNull();
    assertThat(around("newest").next()).isNull();
  }

  private static String slug(ReportSummary summary) {
    return summary.slug();
  }

  @Test
  void relatedAreThoseThatShareMostTagsThenTheNewest() {
    publish("here", Language.EN, "gold", "etf", "weekly");
    publish("one-old", Language.EN, "gold");
    publish("two", Language.EN, "gold", "etf", "other");
    publish("three", Language.EN, "gold", "etf", "weekly");
    publish("one-new", Language.EN, "weekly");
    publish("one-older-still", Language.EN, "etf");
    kept.publishedAt("one-older-still", "2020-01-01");
    publish("none", Language.EN, "silver");
    publish("foreign", Language.VI, "gold", "etf", "weekly");
    assertThat(around("here").related())
        .extracting(ReportSummary::slug)
        .containsExactly("three", "two", "one-new", "one-old");
    assertThat(around("none").related()).isEmpty();
  }

  @Test
  void saysWhatItDependsOn() {
    publish("before", Language.EN, "gold");
    publish("here", Language.EN, "gold");
    ReportSurroundings first = around("here");
    assertThat(first.provenance().tags())
        .containsExactlyInAnyOrder("reports", "report-teaser:before");
    publish("after", Language.EN);
    assertThat(around("here").provenance().version()).isNotEqualTo(first.provenance().version());
  }

  @Test
  void answersWhereReadersSeeTheReportAndNowhereElse() {
    publish("shown", Language.EN);
    publish("gone", Language.EN);
    done(kept.lifecycle().withdraw(new WithdrawReport(Examples.ANALYST, "gone", 2)));
    done(kept.reports().create(Examples.create("draft")));
    assertThat(around("shown").previous()).isNull();
    assertFails(queries.findSurroundings(question("gone")), ErrorCode.GONE, "gone");
    assertFails(
        queries.findSurroundings(question("draft")), ErrorCode.NOT_FOUND, "no report draft");
    assertFails(queries.findSurroundings(question("nowhere")), ErrorCode.NOT_FOUND, "nowhere");
    assertFails(
        queries.findSurroundings(new FindSurroundings("shown", Language.VI)),
        ErrorCode.NOT_FOUND,
        "no text of report shown in vi");
    done(kept.lifecycle().move(new MoveReport(Examples.ANALYST, "shown", 2, "moved")));
    assertThat(around("shown").provenance().version())
        .isEqualTo(around("moved").provenance().version());
  }

  private static ReportSurroundings around(String slug) {
    return done(queries.findSurroundings(question(slug)));
  }

  private static FindSurroundings question(String slug) {
    return new FindSurroundings(slug, Language.EN);
  }

  private static void publish(String slug, Language language, String... tags) {
    kept.publish(slug, List.of(tags), language, Examples.ENGLISH);
  }
}
