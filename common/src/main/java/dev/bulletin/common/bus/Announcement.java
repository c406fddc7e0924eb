package dev.bulletin.common.bus;

/** What each node says of itself, every 500 ms and when it leaves. */
record Announcement(Instance instance, State state) {
  enum State {
    HERE,
    LEAVING
  }

  static final Topic<Announcement> TOPIC = new Topic<>("bulletin.directory", Announcement.class);
}
