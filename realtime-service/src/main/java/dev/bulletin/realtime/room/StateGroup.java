package dev.bulletin.realtime.room;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The newest message of each key is all that counts, and it is kept for newcomers. */
final class StateGroup implements Group {
  static final int MAX_KEYS = 1_000;

  private final Map<String, Numbered> pendingByKey = new LinkedHashMap<>();
  private final Map<String, Numbered> currentByKey = new LinkedHashMap<>();

  @Override
  public void add(Numbered message) {
    replace(pendingByKey, message);
  }

  @Override
  public List<Numbered> take() {
    List<Numbered> taken = new ArrayList<>(pendingByKey.values());
    pendingByKey.clear();
    taken.forEach(message -> replace(currentByKey, message));
    return taken;
  }

  @Override
  public List<Numbered> current() {
    return new ArrayList<>(currentByKey.values());
  }

  /** The newest stands last; beyond the limit the one that has been silent longest goes. */
  private static void replace(Map<String, Numbered> messagesByKey, Numbered message) {
    String key = message.message().key();
    messagesByKey.remove(key);
    messagesByKey.put(key, message);
    if (messagesByKey.size() > MAX_KEYS) {
      messagesByKey.remove(messagesByKey.keySet().iterator().next());
    }
  }
}
