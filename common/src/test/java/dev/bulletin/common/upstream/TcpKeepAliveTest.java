package dev.bulletin.common.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.bulletin.common.upstream.HostStub.Mood;
import dev.bulletin.testing.Eventually;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** As the system's own tool shows it, where there is one. */
class TcpKeepAliveTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** ss writes 1min until the first second has passed. */
  private static final String WITHIN_A_MINUTE =
      "(?s).*timer:\\(keepalive,(1min|[1-5]?\\d(\\.\\d+)?sec),0\\).*";

  private final HostStub host = HostStub.start();

  @BeforeEach
  void findTheTool() {
    assumeThat(Stream.of("/usr/bin/ss", "/usr/sbin/ss", "/bin/ss", "/sbin/ss").map(Path::of))
        .anyMatch(Files::isExecutable);
  }

  @AfterEach
  void stop() {
    host.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void asksWhetherTheOtherEndIsThereAfterAMinute(boolean http2) {
    var options =
        new UpstreamOptions("stub", host.uri(), Asking.PATIENT, 1 << 20, http2, 0, Asking.NEVER);
    try (Asking asking = Asking.of(options)) {
      host.be(Mood.HOLD);
      var waiting = asking.begin("/");
      Eventually.that(LIMIT, () -> assertThat(host.requests()).isEqualTo(1));
      Eventually.that(LIMIT, () -> assertThat(shown()).matches(WITHIN_A_MINUTE));
      host.letGo();
      Asking.await(waiting);
    }
  }

  /** The client's ends of the connections to the stub. */
  private String shown() throws IOException, InterruptedException {
    Process ss =
        new ProcessBuilder("ss", "-tnoH", "state", "established", "dport", "=", ":" + host.port())
            .redirectErrorStream(true)
            .start();
    String shown = new String(ss.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    ss.waitFor();
    return shown;
  }
}
