package dev.bulletin.realtime.transport.deflate;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a client says of the extensions that it has, in the order that it likes them. */
final class Offers {
  private static final String NAME = "permessage-deflate";
  private static final String SERVER_WINDOW = "server_max_window_bits";
  private static final String CLIENT_WINDOW = "client_max_window_bits";
  private static final String SERVER_FORGETS = "server_no_context_takeover";
  private static final String CLIENT_FORGETS = "client_no_context_takeover";
  private static final String ANSWER = String.join("; ", NAME, SERVER_FORGETS, CLIENT_FORGETS);

  /** Ours; the deflater of the JDK knows no other. */
  private static final int WINDOW = 15;

  private static final int SMALLEST_WINDOW = 8;

  private Offers() {}

  /** What is agreed to the first offer that can be kept (RFC 7692, 7.1). */
  static Optional<String> answer(List<String> headers) {
    return headers.stream()
        .flatMap(header -> Arrays.stream(header.split(",")))
        .flatMap(offer -> answer(offer).stream())
        .findFirst();
  }

  private static Optional<String> answer(String offer) {
    String[] parts = offer.split(";", -1);
    Map<String, String> parameters = new HashMap<>();
    for (int i = 1; i < parts.length; i++) {
      String[] pair = parts[i].split("=", 2);
      parameters.put(pair[0].strip(), pair.length == 1 ? "" : unquoted(pair[1].strip()));
    }
    boolean kept =
        parts[0].strip().equals(NAME)
            && parameters.size() == parts.length - 1
            && parameters.entrySet().stream().allMatch(Offers::isKept);
    return kept ? Optional.of(answer(parameters)) : Optional.empty();
  }

  private static String unquoted(String value) {
    return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
        ? value.substring(1, value.length() - 1)
        : value;
  }

  private static boolean isKept(Map.Entry<String, String> parameter) {
    String value = parameter.getValue();
    return switch (parameter.getKey()) {
      case SERVER_FORGETS, CLIENT_FORGETS -> value.isEmpty();
      case SERVER_WINDOW -> value.equals(Integer.toString(WINDOW));
      case CLIENT_WINDOW -> value.isEmpty() || isWindow(value);
      default -> false;
    };
  }

  private static boolean isWindow(String value) {
    return value.matches("[1-9]\\d?")
        && Integer.parseInt(value) >= SMALLEST_WINDOW
        && Integer.parseInt(value) <= WINDOW;
  }

  /** The window that is asked of us has to be confirmed. */
  private static String answer(Map<String, String> parameters) {
    return parameters.containsKey(SERVER_WINDOW)
        ? ANSWER + "; " + SERVER_WINDOW + "=" + WINDOW
        : ANSWER;
  }
}
