package dev.bulletin.bench.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalSuiteTest {
  @TempDir private Path folder;

  @Test
  void knowsWhereTheSuiteIsReady() throws Exception {
    try (LocalSuite suite = start("echo Bulletin is ready at http://localhost:4711; sleep 60")) {
      assertThat(suite.url()).hasToString("http://localhost:4711");
    }
  }

  @Test
  void asksForProcessesOnAFreePortOfThisJdk() throws Exception {
    start("echo \"$JAVA_HOME $*\"; echo Bulletin is ready at http://localhost:1").close();
    assertThat(Files.readString(log()))
        .startsWith("/jdk --processes --port 0 --data " + folder.resolve("data"));
  }

  @Test
  void handsSettingsOn() throws Exception {
    String script = "echo \"$BULLETIN_X\"; echo Bulletin is ready at http://localhost:1";
    start(script, Map.of("BULLETIN_X", "y")).close();
    assertThat(Files.readString(log())).startsWith("y");
  }

  @Test
  void tellsWhyTheSuiteDidNotStart() {
    assertThatThrownBy(() -> start("echo no PostgreSQL; exit 70"))
        .hasMessageContaining("deploy/local/run ended before it was ready")
        .hasMessageEndingWith("no PostgreSQL");
  }

  @Test
  void missesAGatewayProcess() throws Exception {
    try (LocalSuite suite = start("echo Bulletin is ready at http://localhost:1; sleep 60")) {
      assertThatThrownBy(suite::gateway).hasMessageContaining("named like \"gateway\"");
    }
  }

  private LocalSuite start(String script) throws Exception {
    return start(script, Map.of());
  }

  private LocalSuite start(String script, Map<String, String> settings) throws Exception {
    Path run = Files.writeString(folder.resolve("run"), "#!/bin/sh\n" + script + "\n");
    assertThat(run.toFile().setExecutable(true)).isTrue();
    Jdk jdk = new Jdk(Path.of("/jdk"), "25", "Somebody");
    return LocalSuite.start(run, jdk, folder.resolve("data"), log(), settings);
  }

  private Path log() {
    return folder.resolve("suite.log");
  }
}
