package dev.bulletin.bench.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTest {
  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

  @Test
  void namesTheCommitAndWhatIsNotInIt() {
    assertThat(new Source(COMMIT, false).inWords()).isEqualTo("commit 0123456789ab");
    assertThat(new Source(COMMIT, true).inWords())
        .isEqualTo("commit 0123456789ab with uncommitted changes");
  }

  @Test
  void claimsNothingOfATreeWithoutHistory(@TempDir Path folder) {
    assertThat(Source.read(folder)).isEqualTo(new Source("no commit", true));
  }
}
