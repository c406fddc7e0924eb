package dev.bulletin.realtime.transport.sockjs;

import dev.bulletin.realtime.protocol.Frame;
import dev.bulletin.realtime.transport.ClientSocket;
import dev.bulletin.realtime.transport.Lobby;
import dev.bulletin.realtime.transport.SocketHandler;
import dev.bulletin.realtime.transport.TransportKind;
import dev.bulletin.realtime.transport.http.Loop;
import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A client over HTTP, whose connection is made of many requests: at most one of them, the receiver,
 * waits for frames. Lives on the event loop that its first request came to; what is called from
 * others says so.
 */
final class Session implements ClientSocket {
  static final long PATIENCE = TimeUnit.SECONDS.toNanos(5);
  static final long QUIET = TimeUnit.SECONDS.toNanos(25);

  private static final int HIGH = 65_536;
  private static final int LOW = 32_768;
  private static final Frame OPEN = Frame.of("o");
  private static final Frame HEARTBEAT = Frame.of("h");

  private final Loop loop;
  private final SockJsFraming framing;
  private final String address;
  private final LongSupplier nanos;
  private final SocketHandler handler;
  private final Deque<Frame> waiting = new ArrayDeque<>(2);
  private @Nullable Receiver receiver;
  private @Nullable Frame farewell;
  private int unsent;
  private boolean slow;
  private boolean opened;
  private boolean gone;
  private long since;

  /** Begins on the caller's event loop. */
  Session(SockJsFraming framing, String address, LongSupplier nanos, Lobby lobby) {
    this.loop = Loop.here();
    this.framing = framing;
    this.address = address;
    this.nanos = nanos;
    this.since = nanos.getAsLong();
    this.handler = lobby.admit(this);
  }

  /** Gives the session a way to its client. Called on any event loop. */
  void attach(Receiver next) {
    loop.run(() -> take(next));
  }

  private void take(Receiver next) {
    if (receiver != null) {
      next.carryLast(framing.farewell(2010, "Another connection still open"));
      return;
    }
    receiver = next;
    next.whenAborted(() -> loop.run(() -> aborted(next)));
    if (!opened) {
      opened = true;
      carry(OPEN, 0);
    }
    flush();
  }

  private void aborted(Receiver receiver) {
    if (receiver.equals(this.receiver)) {
      this.receiver = null;
      interrupt();
    }
  }

  /** What was under way may be lost, so nothing more can be promised. */
  private void interrupt() {
    since = nanos.getAsLong();
    if (farewell == null) {
      farewell = framing.farewell(1002, "Connection interrupted");
    }
    waiting.clear();
    go();
  }

  private void go() {
    if (!gone) {
      gone = true;
      handler.closed();
    }
  }

  /** Hands over what the client has sent. Called on any event loop. */
  Future<Void> receive(List<String> messages) {
    return loop.call(() -> hear(messages));
  }

  private Future<Void> hear(List<String> messages) {
    for (String message : messages) {
      if (farewell == null) {
        handler.received(message);
      }
    }
    return Future.succeededFuture();
  }

  /** Looks after the session once in a while; whether it is to be forgotten. */
  boolean isOver(long now) {
    if (receiver == null && now - since >= PATIENCE) {
      interrupt();
      return true;
    }
    if (receiver != null && now - since >= QUIET) {
      carry(HEARTBEAT, 0);
    }
    return false;
  }

  @Override
  public TransportKind kind() {
    return TransportKind.SOCKJS;
  }

  @Override
  public String address() {
    return address;
  }

  @Override
  public void write(Frame frame) {
    if (farewell == null) {
      waiting.add(frame);
      unsent += frame.length();
      slow |= unsent > HIGH;
      flush();
    }
  }

  private void flush() {
    while (receiver != null && !waiting.isEmpty()) {
      carryWaiting();
    }
    if (receiver != null && farewell != null) {
      receiver.carryLast(farewell);
      receiver = null;
      since = nanos.getAsLong();
    }
  }

  private void carryWaiting() {
    if (waiting.size() == 1) {
      Frame frame = waiting.remove();
      carry(framing.wrap(frame), frame.length());
      return;
    }
    List<Frame> frames = new ArrayList<>(waiting);
    waiting.clear();
    carry(framing.wrapAll(frames), frames.stream().mapToInt(Frame::length).sum());
  }

  private void carry(Frame frame, int bytes) {
    Receiver current = receiver;
    if (current == null) {
      return;
    }
    Future<Void> carried = current.carry(frame);
    since = nanos.getAsLong();
    if (current.isSpent()) {
      receiver = null;
    }
    carried.onComplete(taken -> loop.run(() -> sent(bytes)));
  }

  private void sent(int bytes) {
    unsent -= bytes;
    if (slow && unsent < LOW) {
      slow = false;
      drained();
    }
  }

  private void drained() {
    if (!gone) {
      handler.drained();
    }
  }

  /** What waits for the next poll counts as well as what waits for the network. */
  @Override
  public boolean isSlow() {
    return slow;
  }

  @Override
  public OptionalLong waiting() {
    return OptionalLong.of(unsent);
  }

  /** The farewell is told after all else, and to each receiver that comes later. */
  @Override
  public void close(int code, String reason) {
    if (farewell == null) {
      farewell = framing.farewell(code, reason);
      flush();
    }
  }
}
