package dev.bulletin.common.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.common.config.Secret;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpstreamRequestTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "quote", "/a b", "/a\r\nX: y", "/a#b", "http://other/", "/é"})
  void refusesWhatIsNoEncodedPath(String path) {
    assertThatThrownBy(() -> UpstreamRequest.of(path)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesASecretThatIsNoHeaderWithoutTellingIt() {
    assertThatThrownBy(
            () -> new UpstreamRequest("/", Map.of("X-Key", new Secret("s3cret\r\nX: y"))))
        .hasMessageContaining("X-Key")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void isAskedBelowTheBase() {
    var request = UpstreamRequest.of("/fng/?limit=1");
    for (String base : new String[] {"https://api.example.com/v1", "https://api.example.com/v1/"}) {
      assertThat(UpstreamOptions.of("x", URI.create(base), Asking.NEVER).address(request))
          .isEqualTo("https://api.example.com/v1/fng/?limit=1");
    }
  }
}
