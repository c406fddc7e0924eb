package dev.bulletin.realtime.protocol;

import dev.bulletin.realtime.protocol.Command.Fatal;
import dev.bulletin.realtime.protocol.Command.Recover;
import dev.bulletin.realtime.protocol.Command.Refused;
import dev.bulletin.realtime.protocol.Command.Slice;
import dev.bulletin.realtime.protocol.Parameters.UnfitException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes commands of what came in, with the names and numbers of the protocol's fields. */
final class CommandReader {
  private static final long MAX_ID = 0xffff_ffffL;
  private static final int MAX_CHANNEL = 255;

  /** In the order of the protocol: the first that a command has is the one that counts. */
  private enum Method {
    CONNECT("connect", 4, CommandReader::connect),
    SUBSCRIBE("subscribe", 5, CommandReader::subscribe),
    UNSUBSCRIBE("unsubscribe", 6, (id, in) -> new Command.Unsubscribe(id, channel(in))),
    PUBLISH("publish", 7, CommandReader::publish),
    PRESENCE("presence", 8, (id, in) -> new Command.Presence(id, channel(in))),
    PRESENCE_STATS("presence_stats", 9, (id, in) -> new Command.PresenceStats(id, channel(in))),
    HISTORY("history", 10, CommandReader::history),
    PING("ping", 11, (id, in) -> new Command.Ping(id)),
    SEND("send", 12, (id, in) -> new Command.Send()),
    RPC("rpc", 13, (id, in) -> new Command.Rpc(id, in.text("method", 2))),
    REFRESH("refresh", 14, (id, in) -> new Command.Refresh(id, in.text("token", 1))),
    SUB_REFRESH("sub_refresh", 15, CommandReader::subRefresh);

    private final String label;
    private final int number;
    private final Maker maker;

    Method(String label, int number, Maker maker) {
      this.label = label;
      this.number = number;
      this.maker = maker;
    }
  }

  private interface Maker {
    Command make(long id, Parameters in) throws UnfitException;
  }

  private CommandReader() {}

  static Command read(Parameters in) {
    if (in.isEmpty()) {
      return new Command.Pong();
    }
    try {
      long id = in.number("id", 1);
      return id <= MAX_ID ? read(id, in) : broken();
    } catch (UnfitException e) {
      return broken();
    }
  }

  private static Command read(long id, Parameters in) {
    try {
      for (Method method : Method.values()) {
        Optional<Parameters> parameters = in.object(method.label, method.number);
        if (parameters.isPresent()) {
          boolean complete = id > 0 || method == Method.SEND;
          return complete ? method.maker.make(id, parameters.get()) : broken();
        }
      }
    } catch (UnfitException e) {
      return id > 0 ? new Refused(id, ReplyError.BAD_REQUEST) : broken();
    }
    return id > 0 && in.size() > 1 ? new Refused(id, ReplyError.METHOD_NOT_FOUND) : broken();
  }

  private static Command connect(long id, Parameters in) throws UnfitException {
    Map<String, Command.Subscribe> subscriptions = new HashMap<>();
    for (Map.Entry<String, Parameters> each : in.objects("subs", 3).entrySet()) {
      if (isFiltered(each.getValue())) {
        return new Refused(id, ReplyError.NOT_AVAILABLE);
      }
      subscriptions.put(each.getKey(), subscribe(id, each.getKey(), each.getValue()));
    }
    return new Command.Connect(id, in.text("token", 1), subscriptions);
  }

  private static Recover recover(Parameters in) throws UnfitException {
    return new Recover(
        in.flag("recover", 3), new Position(in.number("offset", 7), in.text("epoch", 6)));
  }

  private static Command subscribe(long id, Parameters in) throws UnfitException {
    return isFiltered(in)
        ? new Refused(id, ReplyError.NOT_AVAILABLE)
        : subscribe(id, channel(in), in);
  }

  /** A filter that is passed over would tell the client what it does not want. */
  private static boolean isFiltered(Parameters in) throws UnfitException {
    return in.object("tf", 13).isPresent() || in.number("type", 15) != 0;
  }

  private static Command.Subscribe subscribe(long id, String channel, Parameters in)
      throws UnfitException {
    return new Command.Subscribe(
        id,
        channel,
        in.text("token", 2),
        recover(in),
        in.flag("positioned", 9),
        in.flag("recoverable", 10),
        in.flag("join_leave", 11));
  }

  private static Command publish(long id, Parameters in) throws UnfitException {
    if (in.number("type", 3) != 0) {
      return new Refused(id, ReplyError.NOT_AVAILABLE);
    }
    return new Command.Publish(id, channel(in), in.data("data", 2));
  }

  private static Command history(long id, Parameters in) throws UnfitException {
    Slice slice = new Slice(in.signed("limit", 7), since(in), in.flag("reverse", 9));
    return new Command.History(id, channel(in), slice);
  }

  private static @Nullable Position since(Parameters in) throws UnfitException {
    Optional<Parameters> since = in.object("since", 8);
    return since.isPresent()
        ? new Position(since.get().number("offset", 1), since.get().text("epoch", 2))
        : null;
  }

  private static Command subRefresh(long id, Parameters in) throws UnfitException {
    if (in.number("type", 5) != 0) {
      return new Refused(id, ReplyError.NOT_AVAILABLE);
    }
    return new Command.SubRefresh(id, channel(in), in.text("token", 2));
  }

  private static String channel(Parameters in) throws UnfitException {
    String channel = in.text("channel", 1);
    if (channel.isEmpty() || channel.length() > MAX_CHANNEL) {
      throw new UnfitException();
    }
    return channel;
  }

  static Command broken() {
    return new Fatal(Disconnect.BAD_REQUEST);
  }
}
