package dev.bulletin.report.revision;

import static dev.bulletin.report.KeptReports.assertFails;
import static dev.bulletin.report.Waiting.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.contract.report.BodyFormat;
import dev.bulletin.contract.report.CompareRevisions;
import dev.bulletin.contract.report.DifferenceLine;
import dev.bulletin.contract.report.FieldDifference;
import dev.bulletin.contract.report.FindRevision;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ListRevisions;
import dev.bulletin.contract.report.MoveReport;
import dev.bulletin.contract.report.ReportStatus;
import dev.bulletin.contract.report.ReportText;
import dev.bulletin.contract.report.Revision;
import dev.bulletin.contract.report.RevisionPage;
import dev.bulletin.contract.report.RevisionSummary;
import dev.bulletin.contract.report.UpdateReport;
import dev.bulletin.report.Examples;
import dev.bulletin.report.KeptReports;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.class)
class RevisionsIT {
  private static KeptReports kept;
  private static RevisionQueries queries;

  @BeforeAll
  static void start(PostgresServer server, PostgresServer.Access access) {
    kept = KeptReports.start(server, access);
    queries =
        new RevisionQueries(new PgRevisions(kept.database()), kept.node().cpu(), Clock.systemUTC());
  }

  @AfterAll
  static void stop() {
    kept.close();
  }

  @Test
  void listsTheNewestFirstInPages() {
    write("paged", 4);
    RevisionPage first = done(queries.list(new ListRevisions("paged", 3, null)));
    assertThat(first.revisions()).extracting(RevisionSummary::revision).containsExactly(4, 3, 2);
    assertThat(first.revisions().get(0).writtenBy()).isEqualTo("token:analyst");
    assertThat(first.next()).isEqualTo(2);
    RevisionPage last = done(queries.list(new ListRevisions("paged", 3, first.next())));
    assertThat(last.revisions()).extracting(RevisionSummary::revision).containsExactly(1);
    assertThat(last.next()).isNull();
    assertThat(last.provenance().tags()).containsExactly("report:paged");
    assertThat(done(queries.list(new ListRevisions("paged", 3, 1))).revisions()).isEmpty();
  }

  @Test
  void answersARevisionAsItWasAtEveryAddressOfTheReport() {
    write("moved", 2);
    done(kept.lifecycle().move(new MoveReport(Examples.ANALYST, "moved", 2, "moved-on")));
    for (String slug : List.of("moved", "moved-on")) {
      Revision first = done(queries.find(new FindRevision(slug, 1)));
      assertThat(first.slug()).isEqualTo("moved");
      assertThat(first.status()).isEqualTo(ReportStatus.DRAFT);
      assertThat(first.tags()).containsExactly("bitcoin", "weekly");
      assertThat(first.texts())
          .isEqualTo(Map.of(Language.EN, Examples.ENGLISH, Language.VI, Examples.VIETNAMESE));
      assertThat(done(queries.find(new FindRevision(slug, 3))).slug()).isEqualTo("moved-on");
    }
  }

  @Test
  void aRevisionFromBeforeThereWereFormatsIsMarkdown() {
    write("old", 1);
    kept.execute(
        """
        UPDATE %s.report_revision SET slug = NULL, texts = texts #- '{en,format}'
         WHERE report = (SELECT id FROM %s.report WHERE slug = 'old')""");
    Revision old = done(queries.find(new FindRevision("old", 1)));
    assertThat(old.slug()).isEqualTo("old");
    assertThat(old.texts().get(Language.EN).format()).isEqualTo(BodyFormat.MARKDOWN);
  }

  @Test
  void tellsAReportThatIsNotThereFromARevisionThatIsNot() {
    write("known", 1);
    assertFails(
        queries.list(new ListRevisions("nowhere", 10, null)),
        ErrorCode.NOT_FOUND,
        "no report nowhere");
    assertFails(
        queries.find(new FindRevision("nowhere", 1)), ErrorCode.NOT_FOUND, "no report nowhere");
    assertFails(
        queries.find(new FindRevision("known", 2)),
        ErrorCode.NOT_FOUND,
        "no revision 2 of report known");
    assertFails(
        queries.compare(new CompareRevisions("known", 1, 2)),
        ErrorCode.NOT_FOUND,
        "no revision 2 of report known");
  }

  @Test
  void tellsWhatDiffersFieldByFieldAndLineByLine() {
    done(kept.reports().create(Examples.create("compared")));
    done(kept.reports().update(Examples.update("compared", 1, "Weekly outlook")));
    var difference = done(queries.compare(new CompareRevisions("compared", 1, 2)));
    assertThat(difference.fields())
        .extracting(FieldDifference::field)
        .containsExactly(
            "tags",
            "texts.vi.title",
            "texts.vi.summary",
            "texts.vi.format",
            "texts.vi.body",
            "texts.en.summary",
            "texts.en.body");
    assertThat(difference.fields().get(0).lines())
        .containsExactly(
            new DifferenceLine(DifferenceLine.Kind.REMOVED, "bitcoin"),
            new DifferenceLine(DifferenceLine.Kind.SAME, "weekly"));
    assertThat(done(queries.compare(new CompareRevisions("compared", 2, 2))).fields()).isEmpty();
  }

  @Test
  void comparesTheLargestBodiesThereCanBe() {
    String before = "a\n".repeat(1 << 19);
    String after = "b\n".repeat(1 << 19);
    kept.publish("large", List.of(), Language.EN, new ReportText("T", "", before));
    done(
        kept.reports()
            .update(
                new UpdateReport(
                    Examples.ANALYST,
                    "large",
                    2,
                    "An",
                    List.of(),
                    Map.of(Language.EN, new ReportText("T", "", after)))));
    var difference = done(queries.compare(new CompareRevisions("large", 2, 3)));
    assertThat(difference.fields())
        .extracting(FieldDifference::field)
        .containsExactly("texts.en.body");
    assertThat(difference.fields().get(0).lines()).hasSizeLessThanOrEqualTo(501);
  }

  private static void write(String slug, int revisions) {
    done(kept.reports().create(Examples.create(slug)));
    for (int revision = 1; revision < revisions; revision++) {
      done(kept.reports().update(Examples.update(slug, revision, "Title " + revision)));
    }
  }
}
