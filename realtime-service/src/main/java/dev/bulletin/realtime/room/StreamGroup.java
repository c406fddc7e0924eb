package dev.bulletin.realtime.room;

import java.util.ArrayList;
import java.util.List;

/** Every message counts, in order; a newcomer hears those that come after it. */
final class StreamGroup implements Group {
  private List<Numbered> pending = new ArrayList<>();

  @Override
  public void add(Numbered message) {
    pending.add(message);
  }

  @Override
  public List<Numbered> take() {
    List<Numbered> taken = pending;
    pending = new ArrayList<>();
    return taken;
  }

  @Override
  public List<Numbered> current() {
    return List.of();
  }
}
