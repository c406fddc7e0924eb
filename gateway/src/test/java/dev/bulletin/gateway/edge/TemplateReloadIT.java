package dev.bulletin.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.contract.report.Language;
import dev.bulletin.gateway.RunningGateway;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Templates that are worked on while the gateway runs. */
@ExtendWith(Servers.class)
class TemplateReloadIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Path TEMPLATES = Path.of("src/main/resources/templates");

  @TempDir private Path folder;

  @Test
  void showsWhatAChangedFileMakesOfThePage(PostgresServer.Access access) throws Exception {
    copyTemplates();
    Map<String, String> settings = Map.of("BULLETIN_TEMPLATES_DIR", folder.toString());
    try (var gateway = RunningGateway.start(access, settings)) {
      gateway.reports().put("outlook", Language.EN, "The week ahead");
      assertThat(gateway.get("/en/reports").bodyAsString()).contains("item-title");
      write("report-item", "<li>now {{title}}</li>");
      Eventually.that(
          LIMIT,
          () ->
              assertThat(gateway.get("/en/reports").bodyAsString())
                  .contains("<li>now The week ahead</li>"));
      write("report-item", "<li>\n{{#if title}}</li>");
      Eventually.that(
          LIMIT, () -> assertThat(gateway.get("/en/reports").statusCode()).isEqualTo(500));
      HttpResponse<Buffer> broken = gateway.get("/en/reports");
      assertThat(broken.bodyAsString()).contains("template report-item, line 2");
      assertThat(broken.getHeader("content-type")).startsWith("text/plain");
      assertThat(gateway.get("/en/dashboards/crypto").statusCode()).isEqualTo(200);
    }
  }

  private void copyTemplates() throws IOException {
    try (Stream<Path> files = Files.list(TEMPLATES)) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name + ".hbs"), text);
  }
}
