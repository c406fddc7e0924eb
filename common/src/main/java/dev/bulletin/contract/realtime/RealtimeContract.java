package dev.bulletin.contract.realtime;

import dev.bulletin.common.bus.Call;
import dev.bulletin.common.bus.NarrowScope;
import dev.bulletin.common.bus.Principal;
import dev.bulletin.common.bus.Topic;
import java.time.Duration;

/** What realtime-service listens to and answers. */
public final class RealtimeContract {
  public static final String SERVICE = "realtime-service";

  /**
   * The scope a principal needs to publish in every room. With a colon and a prefix behind it, such
   * as {@code rooms:publish:dashboard:}, it allows those whose names begin so.
   */
  public static final String PUBLISH_SCOPE = "rooms:publish";

  /** The scope a principal needs to see which rooms somebody is in. */
  public static final String READ_SCOPE = "rooms:read";

  /**
   * The scope a principal needs to be given tokens for every room. With a colon and a prefix behind
   * it, such as {@code rooms:token:desk:}, it allows those whose names begin so.
   */
  public static final String TOKEN_SCOPE = "rooms:token";

  /** The scope a principal needs to steer the connections of users, and to end them. */
  public static final String USERS_SCOPE = "rooms:users";

  /** The scope a principal needs to see what goes on in rooms, and with which readers. */
  public static final String WATCH_SCOPE = "rooms:watch";

  /** Every instance hears it and tells its own readers. */
  public static final Topic<RoomMessages> PUBLISH =
      new Topic<>("realtime.publish", RoomMessages.class);

  /** What every instance does to a user's connections there. */
  public static final Topic<DisconnectUser> DISCONNECT_USER =
      new Topic<>("realtime.disconnect-user", DisconnectUser.class);

  public static final Topic<UnsubscribeUser> UNSUBSCRIBE_USER =
      new Topic<>("realtime.unsubscribe-user", UnsubscribeUser.class);

  public static final Topic<SubscribeUser> SUBSCRIBE_USER =
      new Topic<>("realtime.subscribe-user", SubscribeUser.class);

  public static final Topic<TellUser> TELL_USER = new Topic<>("realtime.tell-user", TellUser.class);

  public static final Topic<RefreshUser> REFRESH_USER =
      new Topic<>("realtime.refresh-user", RefreshUser.class);

  public static final Call<SteerUser, SteeredUser> STEER_USER =
      Call.write(
          SERVICE,
          "realtime.steer-user",
          SteerUser.class,
          SteeredUser.class,
          command -> command.order().user());

  public static final Call<PublishToRoom, PublishedToRoom> PUBLISH_TO_ROOM =
      Call.write(
          SERVICE,
          "realtime.publish-to-room",
          PublishToRoom.class,
          PublishedToRoom.class,
          PublishToRoom::room);

  public static final Call<ListRooms, RoomPage> LIST_ROOMS =
      Call.read(SERVICE, "realtime.list-rooms", ListRooms.class, RoomPage.class, list -> "rooms");

  public static final Call<FindPresence, RoomPresence> FIND_PRESENCE =
      Call.read(
          SERVICE,
          "realtime.find-presence",
          FindPresence.class,
          RoomPresence.class,
          FindPresence::room);

  /** To be asked of every instance: a node that is busy is late, and not away. */
  public static final Call<SurveyRealtime, RealtimeSurvey> SURVEY =
      new Call<>(
          SERVICE,
          "realtime.survey",
          SurveyRealtime.class,
          RealtimeSurvey.class,
          Duration.ofSeconds(2),
          survey -> "survey",
          Call.Repeat.SAFE);

  /** To be asked of every instance, of which one has the reader. */
  public static final Call<CloseReader, ReadersClosed> CLOSE_READER =
      Call.write(
          SERVICE,
          "realtime.close-reader",
          CloseReader.class,
          ReadersClosed.class,
          CloseReader::client);

  private static final NarrowScope PUBLISHING = new NarrowScope(PUBLISH_SCOPE);

  private static final NarrowScope ENTERING = new NarrowScope(TOKEN_SCOPE);

  private RealtimeContract() {}

  /** Whether who has the scope may publish in some rooms. */
  public static boolean isPublishScope(String scope) {
    return PUBLISHING.isGivenBy(scope);
  }

  /** Whether who has the scope may be given tokens for some rooms. */
  public static boolean isTokenScope(String scope) {
    return ENTERING.isGivenBy(scope);
  }

  /** Whether a principal may be given a token for a room. */
  public static boolean mayEnter(Principal principal, String room) {
    return ENTERING.allows(principal, room);
  }

  /** Whether a principal may publish in a room. */
  public static boolean mayPublish(Principal principal, String room) {
    return PUBLISHING.allows(principal, room);
  }
}
