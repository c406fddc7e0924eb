package dev.bulletin.realtime.control;

import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.realtime.DisconnectUser;
import dev.bulletin.contract.realtime.RealtimeContract;
import dev.bulletin.contract.realtime.RefreshUser;
import dev.bulletin.contract.realtime.SteerUser;
import dev.bulletin.contract.realtime.SteeredUser;
import dev.bulletin.contract.realtime.SubscribeUser;
import dev.bulletin.contract.realtime.TellUser;
import dev.bulletin.contract.realtime.UnsubscribeUser;
import dev.bulletin.contract.realtime.UserOrder;
import dev.bulletin.realtime.room.MessageCheck;
import dev.bulletin.realtime.room.RoomRules;
import io.vertx.core.Future;

/** Hands on to all nodes what is to be done to a user's connections, once it has been looked at. */
public final class UserCalls {
  private static final int MAX_USER = 255;

  private final RoomRules rules;
  private final TypedBus bus;

  public UserCalls(RoomRules rules, TypedBus bus) {
    this.rules = rules;
    this.bus = bus;
  }

  /** The future ends when the other nodes know that this one answers. */
  public Future<Void> answer() {
    return bus.answer(RealtimeContract.STEER_USER, this::steer);
  }

  private Future<SteeredUser> steer(SteerUser command) {
    command.principal().require(RealtimeContract.USERS_SCOPE);
    String user = command.order().user();
    if (user.isEmpty() || user.length() > MAX_USER) {
      throw ServiceException.invalid("user", "expected 1 to %d characters".formatted(MAX_USER));
    }
    handOn(command.order());
    return Future.succeededFuture(new SteeredUser(user));
  }

  private void handOn(UserOrder order) {
    if (order instanceof DisconnectUser disconnect) {
      bus.publish(RealtimeContract.DISCONNECT_USER, disconnect);
    } else if (order instanceof RefreshUser refresh) {
      bus.publish(RealtimeContract.REFRESH_USER, refresh);
    } else if (order instanceof SubscribeUser subscribe) {
      checkRoom(subscribe.room());
      bus.publish(RealtimeContract.SUBSCRIBE_USER, subscribe);
    } else if (order instanceof UnsubscribeUser unsubscribe) {
      checkRoom(unsubscribe.room());
      bus.publish(RealtimeContract.UNSUBSCRIBE_USER, unsubscribe);
    } else if (order instanceof TellUser tell) {
      checkContent(tell.json());
      bus.publish(RealtimeContract.TELL_USER, tell);
    }
  }

  private void checkRoom(String room) {
    if (rules.find(room).isEmpty()) {
      throw ServiceException.notFound("room", room);
    }
  }

  private static void checkContent(String json) {
    if (!MessageCheck.isOneValue(json)) {
      throw ServiceException.invalid("data", "expected one JSON value of 256 KiB at most");
    }
  }
}
