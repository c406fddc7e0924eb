package dev.bulletin.local;

import dev.bulletin.common.error.CannotStartException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What the command line asks for.
 *
 * @param port of the gateway; 0 takes any free one
 * @param live the real external APIs instead of the simulator
 * @param processes four JVMs joined by Hazelcast instead of one
 * @param data where data is kept between runs; a temporary folder if empty
 */
record LocalOptions(int port, boolean live, boolean processes, Optional<Path> data, boolean help) {
  static final String USAGE =
      """
      ./deploy/local/run [options]
        --port N      the gateway's port (8080); 0 takes any free one
        --live        real external APIs instead of the market simulator
        --processes   four JVMs joined by Hazelcast instead of one
        --data DIR    keep data in DIR between runs; default: a temporary folder
        --help        this text
      Settings named BULLETIN_* reach the services that know them.""";

  static LocalOptions parse(List<String> arguments) {
    Deque<String> rest = new ArrayDeque<>(arguments);
    LocalOptions options = new LocalOptions(8080, false, false, Optional.empty(), false);
    while (!rest.isEmpty()) {
      options = options.with(rest.pop(), rest);
    }
    return options;
  }

  private LocalOptions with(String option, Deque<String> rest) {
    return switch (option) {
      case "--port" -> new LocalOptions(port(value(option, rest)), live, processes, data, help);
      case "--live" -> new LocalOptions(port, true, processes, data, help);
      case "--processes" -> new LocalOptions(port, live, true, data, help);
      case "--data" ->
          new LocalOptions(port, live, processes, Optional.of(folder(value(option, rest))), help);
      case "--help", "-h" -> new LocalOptions(port, live, processes, data, true);
      default -> throw new CannotStartException("no such option: " + option + "; try --help");
    };
  }

  private static String value(String option, Deque<String> rest) {
    if (rest.isEmpty()) {
      throw new CannotStartException(option + " needs a value; try --help");
    }
    return rest.pop();
  }

  private static int port(String text) {
    try {
      int port = Integer.parseInt(text);
      if (port >= 0 && port <= 65_535) {
        return port;
      }
    } catch (NumberFormatException e) {
      // Told below, together with numbers out of range.
    }
    throw new CannotStartException("--port: expected a number from 0 to 65535, got '" + text + "'");
  }

  private static Path folder(String text) {
    try {
      return Path.of(text).toAbsolutePath();
    } catch (InvalidPathException e) {
      throw new CannotStartException("--data: '" + text + "' is not a folder's name");
    }
  }
}
