package dev.bulletin.gateway.hook;

import dev.bulletin.common.error.ServiceException;
import dev.bulletin.gateway.delivery.EventType;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** What somebody wants a hook to be. */
public record HookDraft(String name, String url, List<EventType> events, boolean active) {
  private static final int MAX_URL = 2_000;
  private static final Set<String> SCHEMES = Set.of("http", "https");

  public HookDraft {
    events = List.copyOf(events);
  }

  /**
   * A draft that can be kept.
   *
   * @throws ServiceException INVALID_REQUEST, naming the field
   */
  public static HookDraft of(
      String name, String url, Collection<EventType> events, boolean active, boolean insecure) {
    if (!isAddress(url)) {
      throw ServiceException.invalid(
          "url", "expected an address such as https://example.com/hook, without user or fragment");
    }
    if (!insecure && !url.startsWith("https:")) {
      throw ServiceException.invalid("url", "expected https");
    }
    if (events.isEmpty()) {
      throw ServiceException.invalid("events", "expected one at least");
    }
    return new HookDraft(name, url, events.stream().distinct().sorted().toList(), active);
  }

  private static boolean isAddress(String text) {
    try {
      URI url = new URI(text);
      return text.length() <= MAX_URL
          && url.getHost() != null
          && url.getScheme() != null
          && SCHEMES.contains(url.getScheme())
          && url.getRawUserInfo() == null
          && url.getRawFragment() == null
          && url.getPort() <= 65_535
          && text.chars().allMatch(c -> c < 128);
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
