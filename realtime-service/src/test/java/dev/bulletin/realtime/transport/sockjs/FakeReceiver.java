package dev.bulletin.realtime.transport.sockjs;

import dev.bulletin.realtime.protocol.Frame;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;

/** Keeps what it carries; its network takes nothing until it is told to. */
final class FakeReceiver implements Receiver {
  final List<String> carried = new ArrayList<>();
  private final List<Promise<Void>> underWay = new ArrayList<>();
  private Runnable hearer = () -> {};
  private int left;

  /** Takes so many frames. */
  FakeReceiver(int frames) {
    this.left = frames;
  }

  @Override
  public Future<Void> carry(Frame frame) {
    carried.add(frame.text());
    left--;
    Promise<Void> taken = Promise.promise();
    underWay.add(taken);
    return taken.future();
  }

  @Override
  public Future<Void> carryLast(Frame frame) {
    left = 1;
    return carry(frame);
  }

  @Override
  public boolean isSpent() {
    return left <= 0;
  }

  @Override
  public void whenAborted(Runnable hearer) {
    this.hearer = hearer;
  }

  void abort() {
    hearer.run();
  }

  /** Its network has taken all of it. */
  void taken() {
    List<Promise<Void>> all = List.copyOf(underWay);
    underWay.clear();
    all.forEach(Promise::complete);
  }
}
