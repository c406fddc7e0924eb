package dev.bulletin.realtime.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginsTest {
  private final Origins origins = new Origins(List.of("https://Partner.example"));

  @ParameterizedTest
  @CsvSource({
    "http://localhost:8080, localhost:8080,",
    "http://LOCALHOST:8080, localhost:8080,",
    "https://news.example, news.example,",
    "https://news.example, news.example:443,",
    "https://news.example:443, news.example,",
    "http://news.example, news.example:80,",
    "http://[::1]:8080, [::1]:8080,",
    "https://news.example, 10.0.0.1:8001, news.example",
    "https://news.example, 10.0.0.1:8001, 'news.example, inner.example'",
    "https://partner.example, news.example,"
  })
  void letsInOurOwnPagesAndThoseListed(String origin, String host, String forwardedHost) {
    assertThat(origins.isAllowed(origin, host, forwardedHost)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "http://evil.example, news.example,",
    "http://news.example:8081, news.example:8080,",
    "http://news.example.evil.example, news.example,",
    "http://evil_one.example, good_one.example,",
    "http://partner.example, news.example,",
    "null, news.example,",
    "news.example, news.example,",
    "http://, ,",
    "http://evil.example, news.example, 'inner.example, evil.example'"
  })
  void letsInNobodyElse(String origin, String host, String forwardedHost) {
    assertThat(origins.isAllowed(origin, host, forwardedHost)).isFalse();
  }
}
