package dev.bulletin.faults.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProbesTest {
  private static final Path MANIFEST = Path.of("../kubernetes/base/patches/service.yaml");

  @Test
  void askAsOftenAndWaitAsLongAsOurManifestsTellKubernetesTo() throws IOException {
    String expected =
        """
                  readinessProbe:
                    httpGet:
                      path: /readyz
                      port: management
                    periodSeconds: %d
                    timeoutSeconds: %d
                    failureThreshold: %d
        """
            .formatted(Probes.PERIOD.toSeconds(), Probes.TIMEOUT.toSeconds(), Probes.FAILURES);
    assertThat(Files.readString(MANIFEST)).contains(expected);
  }
}
