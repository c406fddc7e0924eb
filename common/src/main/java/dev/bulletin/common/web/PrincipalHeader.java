package dev.bulletin.common.web;

import dev.bulletin.common.bus.Principal;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.json.JsonMapper;
import io.vertx.core.http.HttpServerRequest;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says on an internal port who asks, as the gateway has established it; to be believed only behind
 * {@link InternalHttp}, which lets in services of the suite alone.
 */
public final class PrincipalHeader {
  /** The name of the header. */
  public static final String NAME = "x-bulletin-principal";

  private PrincipalHeader() {}

  /** The header's value: JSON in ASCII, since a header may hold nothing else. */
  public static String write(Principal principal) {
    return JsonMapper.string(principal)
        .chars()
        .mapToObj(PrincipalHeader::ascii)
        .collect(Collectors.joining());
  }

  private static String ascii(int c) {
    return c < 0x7f ? Character.toString(c) : "\\u%04x".formatted(c);
  }

  /**
   * Who asks.
   *
   * @throws ServiceException UNAUTHENTICATED when the request does not say so
   */
  public static Principal read(HttpServerRequest request) {
    String value = request.getHeader(NAME);
    if (value == null) {
      throw nobody();
    }
    return named(parse(value));
  }

  private static @Nullable Principal parse(String value) {
    try {
      return JsonMapper.read(value, Principal.class);
    } catch (UncheckedIOException e) {
      throw nobody();
    }
  }

  private static Principal named(@Nullable Principal principal) {
    if (principal == null || isBlank(principal.name())) {
      throw nobody();
    }
    return principal;
  }

  private static boolean isBlank(@Nullable String name) {
    return name == null || name.isBlank();
  }

  private static ServiceException nobody() {
    return new ServiceException(
        ErrorCode.UNAUTHENTICATED, "the header " + NAME + " must say who asks");
  }
}
