package dev.bulletin.gateway.delivery;

import dev.bulletin.common.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * Something that has happened, as it is told.
 *
 * @param key names what has happened, the same however often it is heard
 * @param type as in the body, such as {@code report.published}
 */
public record HookEvent(String key, String type, Instant at, Record data) {
  private static final String TEST = "hook.test";

  public static HookEvent of(EventType type, String key, Instant at, Record data) {
    return new HookEvent(type.code() + "/" + key, type.code(), at, data);
  }

  /** Nothing has happened: somebody wants to see whether it arrives. */
  public static HookEvent test(String hook, Instant at) {
    String key = TEST + "/" + hook + "/" + UUID.randomUUID();
    return new HookEvent(key, TEST, at, new Test(hook));
  }

  private record Test(String hook) {}

  /** What is sent: the fields that Standard Webhooks recommends. */
  private record Body(String type, Instant timestamp, Record data) {}

  /** The webhook-id: of one key there is one. */
  public String id() {
    UUID name = UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
    return "msg_" + name.toString().replace("-", "");
  }

  public String body() {
    return JsonMapper.string(new Body(type, at, data));
  }
}
