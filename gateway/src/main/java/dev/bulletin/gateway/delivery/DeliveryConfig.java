package dev.bulletin.gateway.delivery;

import dev.bulletin.common.config.ConfigReader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How programs of others are told.
 *
 * @param insecure whether addresses without TLS are allowed
 * @param networks that may be sent to although they are not public
 * @param timeout of an attempt, from the name of the host to the end of the answer
 * @param offAfter how long a hook may fail until it is switched off
 * @param retention of the log
 * @param period after which it is looked for what is due
 */
public record DeliveryConfig(
    boolean insecure,
    List<Network> networks,
    Duration timeout,
    Pauses pauses,
    Duration offAfter,
    Duration retention,
    Duration period) {
  private static final String NETWORKS = "BULLETIN_HOOK_NETWORKS";
  private static final Duration SHORTEST = Duration.ofMillis(10);

  public DeliveryConfig {
    networks = List.copyOf(networks);
  }

  public static DeliveryConfig read(ConfigReader in) {
    return new DeliveryConfig(
        in.flag("BULLETIN_HOOK_INSECURE", false),
        networks(in),
        in.duration(
            "BULLETIN_HOOK_TIMEOUT",
            Duration.ofSeconds(10),
            Duration.ofMillis(100),
            Duration.ofMinutes(1)),
        pauses(in),
        in.duration("BULLETIN_HOOK_OFF_AFTER", Duration.ofDays(2), SHORTEST, Duration.ofDays(365)),
        in.duration(
            "BULLETIN_HOOK_RETENTION",
            Duration.ofDays(30),
            Duration.ofHours(1),
            Duration.ofDays(3_650)),
        in.duration(
            "BULLETIN_HOOK_PERIOD", Duration.ofSeconds(1), SHORTEST, Duration.ofMinutes(1)));
  }

  private static Pauses pauses(ConfigReader in) {
    return new Pauses(
        in.duration(
            "BULLETIN_HOOK_FIRST_PAUSE", Duration.ofSeconds(5), SHORTEST, Duration.ofHours(1)),
        in.duration(
            "BULLETIN_HOOK_LONGEST_PAUSE", Duration.ofHours(12), SHORTEST, Duration.ofDays(7)),
        in.integer("BULLETIN_HOOK_TRIES", 10, 1, 100));
  }

  private static List<Network> networks(ConfigReader in) {
    return in.list(NETWORKS, List.of()).stream()
        .flatMap(text -> network(in, text).stream())
        .toList();
  }

  private static Optional<Network> network(ConfigReader in, String text) {
    Optional<Network> network = Network.parse(text);
    if (network.isEmpty()) {
      in.reject(NETWORKS, "expected blocks such as 10.1.0.0/16, got '%s'".formatted(text));
    }
    return network;
  }
}
