package dev.bulletin.realtime.history;

import dev.bulletin.contract.realtime.RoomMessage;
import dev.bulletin.realtime.protocol.Position;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;

/**
 * A history whose answers come on the event loop of who asks, whichever the connection lives on.
 */
public final class SameLoop implements History {
  private final Vertx vertx;
  private final History next;

  public SameLoop(Vertx vertx, History next) {
    this.vertx = vertx;
    this.next = next;
  }

  @Override
  public Future<Tail> append(Kept room, List<RoomMessage> messages, Position known, int limit) {
    return home(next.append(room, messages, known, limit));
  }

  @Override
  public Future<Tail> renew(Kept room, String epoch, List<RoomMessage> told, int limit) {
    return home(next.renew(room, epoch, told, limit));
  }

  @Override
  public Future<Void> ping() {
    return home(next.ping());
  }

  private <T> Future<T> home(Future<T> answer) {
    Context loop = vertx.getOrCreateContext();
    return Future.future(promise -> bring(answer, loop, promise));
  }

  private static <T> void bring(Future<T> answer, Context loop, Promise<T> promise) {
    answer.onComplete(known -> loop.runOnContext(turn -> promise.handle(known)));
  }
}
