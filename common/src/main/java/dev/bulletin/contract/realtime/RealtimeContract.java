package dev.bulletin.contract.realtime;

import dev.bulletin.common.bus.Topic;

/** What realtime-service listens to. */
public final class RealtimeContract {
  public static final String SERVICE = "realtime-service";

  /** Every instance hears it and tells its own readers. */
  public static final Topic<RoomMessages> PUBLISH =
      new Topic<>("realtime.publish", RoomMessages.class);

  private RealtimeContract() {}
}
