package dev.bulletin.realtime.reader;

import dev.bulletin.realtime.protocol.Disconnect;
import dev.bulletin.realtime.protocol.Reply;
import dev.bulletin.realtime.protocol.ReplyError;
import io.vertx.core.Future;

/** What becomes of a command. */
sealed interface Outcome {
  record Answer(Reply reply) implements Outcome {}

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
