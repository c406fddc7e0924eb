package dev.bulletin.bench.realtime.churn;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What one guest does; all kinds of visits come in turn. */
record Visit(int number, Way way, Leaving leaving) {
  private static final int SHARED_ROOMS = 10;
  private static final int DESKS = 5;
  private static final int WITH_NAME = 7;
  private static final int WITH_STREAM = 3;
  private static final int ADDRESSES = 250;

  static Visit of(int number) {
    Way[] ways = Way.values();
    Leaving[] leavings = Leaving.values();
    return new Visit(
        number, ways[number % ways.length], leavings[number / ways.length % leavings.length]);
  }

  /** Some have a name, and meet others at a desk. */
  String connect() {
    return number % WITH_NAME == 0
        ? "{\"id\":1,\"connect\":{\"token\":\"%s\"}}"
            .formatted(Tokens.of("guest-" + number, "desk:churn-" + number % DESKS))
        : "{\"id\":1,\"connect\":{}}";
  }

  /** One a line. */
  String subscriptions() {
    List<String> rooms = rooms();
    return IntStream.range(0, rooms.size())
        .mapToObj(
            i -> "{\"id\":%d,\"subscribe\":{\"channel\":\"%s\"}}".formatted(i + 2, rooms.get(i)))
        .collect(Collectors.joining("\n"));
  }

  /** One that others are in, one for nobody else, and for some a stream. */
  private List<String> rooms() {
    List<String> rooms = new ArrayList<>();
    rooms.add("dashboard:bench-" + (1 + number % SHARED_ROOMS));
    rooms.add("dashboard:visit-" + number);
    if (number % WITH_STREAM == 0) {
      rooms.add("reports");
    }
    return rooms;
  }

  /** How many answers there are to all of it. */
  int answers() {
    return 1 + rooms().size();
  }

  /** Of SockJS. */
  String session() {
    return String.format(Locale.ROOT, "v%08d", number);
  }

  /** Where it comes from in the eyes of realtime-service, which believes a proxy. */
  String address() {
    return "198.18.%d.%d".formatted(number / ADDRESSES % ADDRESSES, 1 + number % ADDRESSES);
  }
}
