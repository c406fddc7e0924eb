package dev.bulletin.kubernetes.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the list of guards against the files and the tests. */
class ManifestGuardsTest {
  private static final Path DEPLOY = Path.of("..");

  static List<ManifestGuard> guards() {
    return ManifestGuard.all();
  }

  @ParameterizedTest
  @MethodSource("guards")
  void standsInItsFileAndHasATest(ManifestGuard guard) throws IOException {
    assertThat(guard.text(DEPLOY)).containsOnlyOnce(guard.take());
    assertThat(Files.readString(guard.testFile())).contains("void " + guard.testMethod() + "(");
  }

  @Test
  void areMany() {
    assertThat(guards()).hasSizeGreaterThan(40).doesNotHaveDuplicates();
  }
}
