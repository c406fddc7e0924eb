package dev.bulletin.image.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClassPathIT {
  /** A library in another version than the service was built with would be missing. */
  @ParameterizedTest
  @EnumSource
  void hasEveryJarThatTheServiceNames(ImageService service) throws IOException {
    assertThat(ClassPath.read(Path.of("target", "lib"), service).jars())
        .hasSizeGreaterThan(50)
        .allMatch(Files::exists);
  }
}
