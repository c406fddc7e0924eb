package dev.bulletin.bench.trace;

import java.util.HashMap;
import java.util.Map;

/** How many requests are traced. */
enum Tracing {
  OFF("off", 0),
  ONE_PERCENT("1 %", 100),
  ALL("100 %", 1);

  private final String text;
  private final int oneIn;

  Tracing(String text, int oneIn) {
    this.text = text;
    this.oneIn = oneIn;
  }

  String text() {
    return text;
  }

  boolean isOn() {
    return oneIn > 0;
  }

  /** The settings of a suite whose spans go there. */
  Map<String, String> settings(String collector) {
    Map<String, String> settings = new HashMap<>();
    if (isOn()) {
      settings.put("BULLETIN_TRACES", collector);
      settings.put("BULLETIN_TRACES_ONE_IN", Integer.toString(oneIn));
    }
    return settings;
  }
}
