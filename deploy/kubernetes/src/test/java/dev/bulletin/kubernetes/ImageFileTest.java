package dev.bulletin.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Dockerfile of deploy/image, read as a builder of images reads it. */
class ImageFileTest {
  private static final Path DOCKERFILE = Path.of("../image/Dockerfile");

  @Test
  void isADockerfile() {
    assertThat(NodeTools.checkDockerfile(DOCKERFILE)).isEqualTo("[]");
  }

  @ParameterizedTest
  @CsvSource({
    "WORKDIR /app, WORKDIR app, WORKDIR",
    "HEALTHCHECK --interval, HEALTHCHECK --every, every",
    "--timeout=5s, --timeout=5, missing unit",
    "COPY --from=build --chown=0:0 /build/libraries /, COPY --from=build /build/libraries, COPY",
    "EXPOSE 8080, EXPOSE port, port",
    "ENTRYPOINT, ENTRY, ENTRY"
  })
  void refusesWhatABuilderDoesNotKnow(String right, String wrong, String told) throws IOException {
    Path odd = Path.of("target/odd.Dockerfile");
    String text = Files.readString(DOCKERFILE);
    assertThat(text).contains(right);
    Files.writeString(odd, text.replace(right, wrong));
    assertThat(NodeTools.checkDockerfile(odd)).contains(told);
  }
}
