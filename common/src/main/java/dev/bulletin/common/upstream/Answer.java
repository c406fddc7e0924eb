package dev.bulletin.common.upstream;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What came back, whole. A refusal is read to its end too, within the same bounds, so that its
 * connection can stay.
 */
record Answer(int status, @Nullable String retryAfter, Buffer body) {
  private static final int OK = 200;
  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

  static Future<Answer> read(HttpClientResponse response, int maxBytes) {
    String retryAfter = response.getHeader("Retry-After");
    return BoundedBody.of(response, maxBytes)
        .map(body -> new Answer(response.statusCode(), retryAfter, body));
  }

  /** The body, if it is one that was asked for. */
  Buffer accepted(Instant now) {
    if (status != OK) {
      throw UpstreamException.refused(status, pause(retryAfter, now));
    }
    return body;
  }

  /** Given in seconds or as a date; what is neither says nothing. */
  static Optional<Duration> pause(@Nullable String retryAfter, Instant now) {
    if (retryAfter == null) {
      return Optional.empty();
    }
    return SECONDS.matcher(retryAfter).matches()
        ? Optional.of(Duration.ofSeconds(Long.parseLong(retryAfter)))
        : until(retryAfter, now);
  }

  private static Optional<Duration> until(String date, Instant now) {
    try {
      Instant end = DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from);
      return Optional.of(end.isAfter(now) ? Duration.between(now, end) : Duration.ZERO);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
