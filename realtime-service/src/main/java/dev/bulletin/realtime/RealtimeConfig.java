package dev.bulletin.realtime;

import dev.bulletin.common.config.ConfigReader;
import dev.bulletin.common.redis.RedisConfig;
import dev.bulletin.common.web.HttpConfig;
import dev.bulletin.realtime.access.AccessConfig;
import dev.bulletin.realtime.reader.HallConfig;
import dev.bulletin.realtime.reader.Limits;
import dev.bulletin.realtime.reader.Liveness;
import dev.bulletin.realtime.transport.TransportKind;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The settings of realtime-service.
 *
 * @param advertised the host that the gateway reaches it by
 * @param transports what is offered to clients
 * @param origins whose pages may connect, beside our own
 * @param compression of WebSockets, with clients that offer it
 * @param access how clients are known
 * @param drain how long sending all readers elsewhere takes
 */
public record RealtimeConfig(
    HttpConfig http,
    RedisConfig redis,
    String advertised,
    Set<TransportKind> transports,
    List<String> origins,
    boolean compression,
    AccessConfig access,
    HallConfig hall,
    Duration drain) {
  private static final String LOOPBACK = "127.0.0.1";
  private static final List<String> TRANSPORTS =
      Arrays.stream(TransportKind.values()).map(TransportKind::label).toList();

  public RealtimeConfig {
    transports = Set.copyOf(transports);
    origins = List.copyOf(origins);
  }

  public static RealtimeConfig read(ConfigReader in) {
    return new RealtimeConfig(
        HttpConfig.read(in, "BULLETIN_REALTIME", LOOPBACK, 8001),
        RedisConfig.read(in),
        in.string("BULLETIN_ADVERTISED_HOST", LOOPBACK),
        transports(in),
        in.list("BULLETIN_REALTIME_ORIGINS", List.of()),
        in.flag("BULLETIN_REALTIME_COMPRESSION", false),
        AccessConfig.read(in),
        hall(in),
        in.duration(
            "BULLETIN_REALTIME_DRAIN",
            Duration.ofSeconds(10),
            Duration.ZERO,
            Duration.ofSeconds(30)));
  }

  private static HallConfig hall(ConfigReader in) {
    return new HallConfig(
        in.duration(
            "BULLETIN_REALTIME_TICK", Duration.ofMillis(200), Duration.ZERO, Duration.ofSeconds(1)),
        liveness(in),
        limits(in),
        in.integer("BULLETIN_REALTIME_MAX_ARRIVALS", HallConfig.ARRIVALS, 1, 1_000_000));
  }

  /** The server closes a connection on which nothing moves for 75 s. */
  private static Liveness liveness(ConfigReader in) {
    return Liveness.every(
            in.duration(
                "BULLETIN_REALTIME_PING",
                Duration.ofSeconds(25),
                Duration.ofSeconds(5),
                Duration.ofSeconds(60)))
        .stalledAfter(
            in.duration(
                "BULLETIN_REALTIME_STALLED",
                Liveness.STALLED,
                Duration.ofSeconds(1),
                Duration.ofMinutes(10)));
  }

  private static Limits limits(ConfigReader in) {
    return new Limits(
        in.integer("BULLETIN_REALTIME_MAX_ROOMS", 32, 1, 1_000),
        in.integer("BULLETIN_REALTIME_MAX_CONNECTIONS", 50_000, 1, 1_000_000),
        in.integer("BULLETIN_REALTIME_MAX_CONNECTIONS_OF_USER", 100, 1, 1_000_000),
        in.integer("BULLETIN_REALTIME_MAX_CONNECTIONS_OF_ADDRESS", 1_000, 1, 1_000_000),
        // A WebSocket frame has no more than 64 KiB.
        in.integer("BULLETIN_REALTIME_MAX_MESSAGE_BYTES", 65_536, 1_024, 65_536),
        in.integer("BULLETIN_REALTIME_MAX_COMMANDS_PER_SECOND", 100, 1, 100_000));
  }

  private static Set<TransportKind> transports(ConfigReader in) {
    String setting = "BULLETIN_REALTIME_TRANSPORTS";
    List<String> labels = in.list(setting, TRANSPORTS);
    if (labels.isEmpty() || !TRANSPORTS.containsAll(labels)) {
      in.reject(setting, "expected some of " + String.join(", ", TRANSPORTS));
    }
    return Arrays.stream(TransportKind.values())
        .filter(kind -> labels.contains(kind.label()))
        .collect(Collectors.toUnmodifiableSet());
  }
}
