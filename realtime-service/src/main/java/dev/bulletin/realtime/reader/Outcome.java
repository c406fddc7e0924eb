package dev.bulletin.realtime.reader;

import dev.bulletin.realtime.protocol.Disconnect;
import dev.bulletin.realtime.protocol.Push;
import dev.bulletin.realtime.protocol.Reply;
import dev.bulletin.realtime.protocol.ReplyError;
import io.vertx.core.Future;
import java.util.List;

/** What becomes of a command. */
sealed interface Outcome {
  record Answer(Reply reply) implements Outcome {}

  /**
   * The client is let in.
   *
   * @param along what it is told with it
   */
  record Welcome(Reply.Connected reply, List<Push> along) implements Outcome {
    public Welcome {
      along = List.copyOf(along);
    }
  }

  record Silence() implements Outcome {}

  record End(Disconnect disconnect) implements Outcome {}

  static Future<Outcome> answer(Reply reply) {
    return Future.succeededFuture(new Answer(reply));
  }

  static Future<Outcome> refusal(long id, ReplyError error) {
    return answer(new Reply.Failed(id, error));
  }

  static Future<Outcome> end(Disconnect disconnect) {
    return Future.succeededFuture(new End(disconnect));
  }

  static Future<Outcome> silence() {
    return Future.succeededFuture(new Silence());
  }
}
