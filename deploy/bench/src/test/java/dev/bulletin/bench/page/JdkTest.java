package dev.bulletin.bench.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdkTest {
  @TempDir private Path home;

  @Test
  void readsItsVersionFromItsHome() throws Exception {
    Files.writeString(
        home.resolve("release"), "IMPLEMENTOR=\"Somebody\"\nJAVA_VERSION=\"25.0.3\"\n");
    assertThat(Jdk.at(home)).isEqualTo(new Jdk(home, "25.0.3", "Somebody"));
  }

  @Test
  void knowsTheJdkOfAProcess() throws Exception {
    Jdk jdk = new Jdk(home, "25.0.3", "Somebody");
    jdk.requireFor(home.toRealPath().resolve("bin/java"));
    assertThatThrownBy(() -> jdk.requireFor(Path.of("/elsewhere/bin/java")))
        .hasMessageContaining("the gateway runs on /elsewhere/bin/java");
  }
}
