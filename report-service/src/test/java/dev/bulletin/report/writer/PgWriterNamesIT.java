package dev.bulletin.report.writer;

import static dev.bulletin.report.Waiting.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.common.bus.Principal;
import dev.bulletin.contract.report.CreateReport;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.NameReplaced;
import dev.bulletin.contract.report.ReplaceWriter;
import dev.bulletin.report.Examples;
import dev.bulletin.report.KeptReports;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.class)
class PgWriterNamesIT {
  private static final Principal CARETAKER = new Principal("person:boss", Set.of("people:write"));

  private static PostgresServer postgres;
  private static String schema;
  private static KeptReports kept;

  @BeforeAll
  static void start(PostgresServer server, PostgresServer.Access access) {
    postgres = server;
    schema = access.user();
    kept = KeptReports.start(server, access);
  }

  @AfterAll
  static void stop() {
    kept.close();
  }

  private static void write(String slug, String writer) {
    var principal = new Principal(writer, Examples.ANALYST.scopes());
    var texts = Map.of(Language.EN, Examples.ENGLISH);
    done(kept.reports().create(new CreateReport(principal, slug, "By Lan", List.of(), texts)));
  }

  private static List<String> writers() {
    return postgres.query(
        "SELECT written_by FROM %1$s.report_revision UNION ALL SELECT scheduled_by FROM %1$s.report"
                .formatted(schema)
            + " WHERE scheduled_by IS NOT NULL UNION ALL SELECT saved_by FROM %1$s.snapshot_plan"
                .formatted(schema)
            + " UNION ALL SELECT uploaded_by FROM %1$s.image".formatted(schema));
  }

  @Test
  void forgetsANameWhereverItStandsAndNoOther() {
    write("by-lan", "person:lan");
    write("by-lana", "person:lana");
    kept.execute("UPDATE %s.report SET scheduled_by = 'person:lan' WHERE slug = 'by-lan'");
    kept.execute(
        "INSERT INTO %s.snapshot_plan VALUES"
            + " ('p', 'crypto', '0 9 * * 1', 'UTC', false, 'person:lan', '{}', now(), NULL)");
    kept.execute(
        "INSERT INTO %s.image VALUES"
            + " (repeat('0', 32), 'image/png', '\\x00', 1, 1, 1, 'person:lan', now())");
    var names = new PgWriterNames(kept.database());
    var command = new ReplaceWriter(CARETAKER, "person:lan", "person:erased-7");
    assertThat(done(names.replace(command))).isEqualTo(new NameReplaced(4));
    assertThat(writers()).contains("person:erased-7", "person:lana").doesNotContain("person:lan");
    assertThat(done(names.replace(command))).isEqualTo(new NameReplaced(0));
  }

  @Test
  void listensToThoseOnlyWhoLookAfterPeople() {
    var names = new PgWriterNames(kept.database());
    var command = new ReplaceWriter(Examples.ANALYST, "person:x", "person:erased-7");
    assertThatThrownBy(() -> done(names.replace(command)))
        .hasMessageContaining("needs the scope people:write");
  }
}
