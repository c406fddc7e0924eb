package dev.bulletin.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.common.error.CannotStartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  @TempDir private Path path;

  @Test
  void isOfOneRunAtATime() {
    try (DataFolder first = DataFolder.take(path)) {
      assertThat(first.folder("pg")).isDirectory();
      assertThatThrownBy(() -> DataFolder.take(path))
          .isInstanceOf(CannotStartException.class)
          .hasMessageContaining("is used by another run");
    }
    DataFolder.take(path).close();
  }

  @Test
  void keepsItsSecretsForItsOwnerAlone() throws IOException {
    try (DataFolder folder = DataFolder.take(path)) {
      Optional<DataFolder> kept = Optional.of(folder);
      assertThat(DataFolder.token(kept)).hasSize(43).isEqualTo(DataFolder.token(kept));
      assertThat(DataFolder.password(kept)).hasSize(16).isEqualTo(DataFolder.password(kept));
      for (String name : new String[] {"publisher-token", "publisher-password"}) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path.resolve(name))))
            .isEqualTo("rw-------");
      }
    }
  }
}
