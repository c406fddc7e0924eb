package dev.bulletin.testing;

import java.util.Map;
import java.util.TreeMap;

/** A program that tells its settings, counts and says goodbye. */
final class Counter {
  private Counter() {}

  public static void main(String[] args) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("going")));
    Map<String, String> settings = new TreeMap<>(System.getenv());
    settings.keySet().removeIf(variable -> !variable.startsWith("BULLETIN_"));
    System.out.println("settings " + settings);
    System.out.println("java " + Runtime.version());
    for (long count = 0; ; count++) {
      if (count % 1_000_000_000 == 0) {
        System.out.println("count " + count);
      }
    }
  }
}
