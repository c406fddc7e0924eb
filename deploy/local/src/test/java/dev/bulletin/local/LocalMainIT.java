package dev.bulletin.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.testing.ChildProcess;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a person uses it, mistakes included. */
class LocalMainIT {
  private static final Duration END_LIMIT = Duration.ofSeconds(120);
  private static final Duration START_LIMIT = Duration.ofSeconds(120);

  @Test
  void keepsItsDataEndsOnInterruptAndRefusesASecondRun(@TempDir Path data) {
    String token;
    String password;
    try (RunningBulletin first = RunningBulletin.start(Map.of(), "--data", data.toString())) {
      token = first.token();
      password = first.password();
      String second = complaint(Map.of(), "--port", "0", "--data", data.toString());
      assertThat(second).contains("is used by another run", "--data");
      assertThat(first.client().post("/api/v1/reports", REPORT).statusCode()).isEqualTo(201);
      first.process().interrupt();
      first.process().awaitExit(END_LIMIT);
    }
    try (RunningBulletin again = RunningBulletin.start(Map.of(), "--data", data.toString())) {
      assertThat(again.token()).isEqualTo(token);
      assertThat(again.password()).isEqualTo(password);
      assertThat(again.client().post("/api/v1/reports", REPORT).statusCode()).isEqualTo(409);
      again.process().terminate();
      again.process().awaitExit(END_LIMIT);
    }
  }

  private static final String REPORT =
      """
      {"slug":"kept","texts":{"en":{"title":"Kept","summary":"","body":"Text."}}}""";

  @Test
  void saysWhatToDoWhenThePortIsInUse() throws IOException {
    try (ServerSocket taken = new ServerSocket(0)) {
      String port = Integer.toString(taken.getLocalPort());
      assertThat(complaint(Map.of(), "--port", port))
          .contains("port " + port + " is in use", "--port");
    }
  }

  @Test
  void saysWhatIsWrongWithItsOptions() {
    assertThat(complaint(Map.of(), "--prot", "1")).contains("no such option: --prot");
    assertThat(complaint(Map.of(), "--port", "x")).contains("expected a number from 0 to 65535");
    assertThat(complaint(Map.of(), "--port")).contains("--port needs a value");
  }

  @Test
  void tellsAllWrongSettingsInOneMessage() {
    var wrong =
        Map.of("BULLETIN_WORKRES", "3", "BULLETIN_EVENT_LOOPS", "0", "BULLETIN_LOG_LEVEL", "loud");
    ChildProcess process = RunningBulletin.program(wrong, "--port", "0");
    process.awaitExit(START_LIMIT);
    assertThat(process.exitCode()).hasValue(78);
    assertThat(String.join("\n", process.lines()))
        .contains(
            "BULLETIN_WORKRES: no such setting; did you mean BULLETIN_WORKERS?",
            "BULLETIN_EVENT_LOOPS: expected a whole number from 1 to 256, got '0'",
            "BULLETIN_LOG_LEVEL: expected one of ERROR, WARN, INFO, DEBUG, got 'loud'");
  }

  @Test
  void theScriptSaysSoWhenJavaIsBroken(@TempDir Path noJava) throws Exception {
    ProcessBuilder script = new ProcessBuilder("bash", "run", "--help").redirectErrorStream(true);
    script.environment().put("JAVA_HOME", noJava.toString());
    Process process = script.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isEqualTo(69);
    assertThat(output).contains("no working Java found").hasLineCount(1);
  }

  /** The one line that the program ends with. */
  private static String complaint(Map<String, String> environment, String... arguments) {
    ChildProcess process = RunningBulletin.program(environment, arguments);
    assertThat(process.awaitExit(START_LIMIT)).isEqualTo(70);
    List<String> lines = process.lines();
    assertThat(lines).hasSize(1);
    return lines.get(0);
  }
}
