package dev.bulletin.common.web;

import dev.bulletin.common.bus.RequestName;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a request is called in its answer, in problems and in logs: as its sender calls it, if that
 * can stand there, or by a new name.
 */
public final class RequestId {
  /** The header of requests and answers. */
  public static final String HEADER = "x-request-id";

  private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._:+/=-]{1,64}");

  private static final HexFormat HEX = HexFormat.of();

  private RequestId() {}

  /** Names the request, on its answer. */
  public static String give(HttpServerRequest request) {
    String given = request.getHeader(HEADER);
    String id = given != null && SANE.matcher(given).matches() ? given : random();
    request.response().putHeader(HEADER, id);
    RequestName.note(id);
    return id;
  }

  /** As the answer names the request; null if it does not. */
  public static @Nullable String of(HttpServerResponse response) {
    return response.headers().get(HEADER);
  }

  /** Nobody may do anything because they know it, so that it need not be hard to guess. */
  private static String random() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return HEX.toHexDigits(random.nextLong()) + HEX.toHexDigits(random.nextLong());
  }
}
