package dev.bulletin.report.legacy;

import static dev.bulletin.report.Waiting.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.common.error.CannotStartException;
import dev.bulletin.contract.report.FindReport;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.ReportView;
import dev.bulletin.report.Examples;
import dev.bulletin.report.InternalPort;
import dev.bulletin.testing.Patient;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A legacy table in a database of its own role, and a service that its lines go into. */
@ExtendWith(Servers.class)
class LegacyMainIT {
  private static PostgresServer.Access legacy;
  private static InternalPort port;

  private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
  private final ByteArrayOutputStream complaints = new ByteArrayOutputStream();

  @TempDir private Path folder;

  @BeforeAll
  static void start(PostgresServer postgres, PostgresServer.Access access) {
    legacy = postgres.createService("legacy_" + access.user());
    postgres.execute(
        """
        SET search_path = %s;
        CREATE TABLE crypto_report (
          id bigserial PRIMARY KEY, html_content text, css_content text, js_content text,
          html_content_en text, js_content_en text, created_at timestamp);
        GRANT SELECT ON crypto_report TO %1$s;
        INSERT INTO crypto_report
               (html_content, css_content, js_content, html_content_en, js_content_en, created_at)
        VALUES ('<h1>Giá vàng</h1><p>Tăng.</p><script>track()</script>', 'p {}', 'draw()',
                '<h1>Gold</h1><p>Up.</p>', NULL, '2024-03-05 01:00:00.123456'),
               ('<p>Không có đề mục.</p>', NULL, NULL, NULL, NULL, '2024-03-06 01:00:00'),
               ('', NULL, NULL, ' ', NULL, '2024-03-07 01:00:00');
        INSERT INTO crypto_report (html_content, created_at)
        SELECT '<h2>Số ' || i || '</h2><p>x</p>', timestamp '2024-04-01' + i * interval '1 hour'
          FROM generate_series(1, 100) i"""
            .formatted(legacy.user()));
    port = InternalPort.open(access);
  }

  @AfterAll
  static void stop() {
    port.close();
  }

  @Test
  void theTableGoesIntoTheServiceByWayOfLines() throws Exception {
    String summary = run("--time-zone", "Asia/Ho_Chi_Minh");
    assertThat(summary).isEqualTo("102 reports written, 1 without any text left out");
    assertThat(imported("status")).hasSize(102).containsOnly("created");
    assertThat(imported("status")).hasSize(102).containsOnly("unchanged");
    ReportView report = find("gia-vang-1", Language.VI);
    assertThat(report.title()).isEqualTo("Giá vàng");
    assertThat(report.author()).isEqualTo("Ban biên tập");
    assertThat(report.publishedAt()).isEqualTo(Instant.parse("2024-03-04T18:00:00.123456Z"));
    assertThat(report.createdAt()).isEqualTo(report.publishedAt());
    assertThat(report.html().strip()).isEqualTo("<p>Tăng.</p>");
    assertThat(find("gia-vang-1", Language.EN).title()).isEqualTo("Gold");
    assertThat(find("bao-cao-ngay-6-3-2024-2", Language.VI).title())
        .isEqualTo("Báo cáo ngày 6/3/2024");
  }

  @Test
  void theSameTableGivesTheSameLines() throws Exception {
    run();
    byte[] first = lines.toByteArray();
    lines.reset();
    run();
    assertThat(lines.toByteArray()).isEqualTo(first);
  }

  @Test
  void listsWhatIsLeftBehindInAFile() throws Exception {
    Path list = folder.resolve("dropped.ndjson");
    run("--dropped", list.toString());
    assertThat(complaints.size()).isZero();
    assertThat(Files.readAllLines(list))
        .extracting(JsonObject::new)
        .extracting(
            dropped ->
                dropped.getLong("id")
                    + " "
                    + dropped.getString("column")
                    + " "
                    + dropped.getString("kind")
                    + " "
                    + dropped.getInteger("length"))
        .containsExactly(
            "1 html_content script 24",
            "1 css_content style 4",
            "1 js_content script 6",
            "3 html_content report without any text 0");
  }

  @Test
  void goesOnBehindAnId() throws Exception {
    run("--after", "102");
    assertThat(lines.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
  }

  @Test
  void aTableThatIsNotThereIsAFailure() {
    assertThatThrownBy(() -> runFrom(legacy.jdbcUrl() + "?user=nobody&password=wrong"))
        .isInstanceOf(SQLException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "--from x --author A, --from: expected jdbc:postgresql:",
    "--from jdbc:postgresql://h/d, --author: required",
    "--from jdbc:postgresql://h/d --author A --time-zone Mars, --time-zone: no such zone",
    "--from jdbc:postgresql://h/d --author A --after x, --after: expected an id",
    "--form x, no such option: --form",
    "--from, --from needs a value"
  })
  void saysWhatIsWrongWithItsOptions(String options, String problem) {
    assertThatThrownBy(() -> LegacyOptions.parse(List.of(options.split(" "))))
        .isInstanceOf(CannotStartException.class)
        .hasMessageStartingWith(problem);
  }

  private String run(String... options) throws Exception {
    return runFrom(
        legacy.jdbcUrl() + "?user=" + legacy.user() + "&password=" + legacy.password(), options);
  }

  private String runFrom(String url, String... options) throws Exception {
    List<String> all = new ArrayList<>(List.of("--from", url, "--author", "Ban biên tập"));
    all.addAll(List.of(options));
    return LegacyMain.run(
        LegacyOptions.parse(all), new PrintStream(lines), new PrintStream(complaints));
  }

  private Stream<String> imported(String field) {
    InternalPort.Answer answer =
        port.post("/reports.ndjson", Examples.ANALYST, Buffer.buffer(lines.toByteArray()));
    return answer.body().toString().lines().map(line -> new JsonObject(line).getString(field));
  }

  private static ReportView find(String slug, Language language) {
    return done(port.node()
            .bus()
            .ask(Patient.call(ReportContract.FIND), new FindReport(slug, language, false)))
        .report();
  }
}
