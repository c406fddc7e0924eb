package dev.bulletin.common.web;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many connections each of many has open on this node, and how many it may. Who has no name is
 * not counted. Thread-safe.
 */
public final class Crowd {
  private final int max;
  private final Map<String, Integer> openByName = new ConcurrentHashMap<>();

  public Crowd(int max) {
    this.max = max;
  }

  /** Whether there was room for one more of that name, which is counted from now on. */
  public boolean enter(String name) {
    if (name.isEmpty() || openByName.merge(name, 1, Integer::sum) <= max) {
      return true;
    }
    leave(name);
    return false;
  }

  public void leave(String name) {
    openByName.computeIfPresent(name, (same, open) -> open > 1 ? open - 1 : null);
  }

  /** How many have something open. */
  public int size() {
    return openByName.size();
  }
}
