package dev.bulletin.realtime.room;

import dev.bulletin.contract.realtime.RoomKind;
import dev.bulletin.realtime.room.RoomRule.Access;
import dev.bulletin.realtime.room.RoomRule.History;
import dev.bulletin.realtime.room.RoomRule.Presence;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which rooms there may be, and what holds in them, by their names. Immutable. */
public final class RoomRules {
  /** None of its names needs escaping in JSON. */
  private static final String SLUG = "[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?";

  private final List<Named> rules;

  private RoomRules(List<Named> rules) {
    this.rules = List.copyOf(rules);
  }

  private record Named(Pattern names, RoomRule rule) {
    static Named of(String names, RoomRule rule) {
      return new Named(Pattern.compile(names), rule);
    }
  }

  /**
   * The rules of Bulletin: {@code dashboard:<name>} shows numbers, {@code reports} brings the news,
   * at {@code desk:<name>} those meet who write together, and {@code alerts} brings what rules have
   * raised and cleared.
   *
   * @param tick how long numbers and news wait for company
   */
  public static RoomRules of(Duration tick) {
    RoomRule numbers =
        new RoomRule(
            RoomKind.STATE, tick, History.NONE, Presence.COUNT, Access.ANYBODY, Access.NOBODY);
    RoomRule news =
        new RoomRule(
            RoomKind.STREAM,
            tick,
            new History(1_000, Duration.ofDays(1)),
            Presence.COUNT,
            Access.ANYBODY,
            Access.NOBODY);
    RoomRule desk =
        new RoomRule(
            RoomKind.STREAM,
            Duration.ZERO,
            new History(200, Duration.ofHours(1)),
            Presence.NAMES,
            Access.TOKEN,
            Access.TOKEN);
    RoomRule alerts =
        new RoomRule(
            RoomKind.STREAM,
            Duration.ZERO,
            new History(200, Duration.ofDays(1)),
            Presence.COUNT,
            Access.TOKEN,
            Access.NOBODY);
    return new RoomRules(
        List.of(
            Named.of("dashboard:" + SLUG, numbers),
            Named.of("reports", news),
            Named.of("alerts", alerts),
            Named.of("desk:" + SLUG, desk)));
  }

  /** What holds in the room of that name, if there may be one; whether it is empty is no matter. */
  public Optional<RoomRule> find(String name) {
    return rules.stream()
        .filter(named -> named.names().matcher(name).matches())
        .map(Named::rule)
        .findFirst();
  }
}
