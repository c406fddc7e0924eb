package dev.bulletin.report.transfer;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a body that are not blank, read no faster than they are taken. One that is too long
 * is told of and passed over, where a parser of Vert.x gives the whole body up. The end of the body
 * ends a line; a body that breaks off leaves its last line out. Not thread-safe: lives on the event
 * loop of the body.
 */
final class Lines implements ReadStream<Line> {
  private final ReadStream<Buffer> body;
  private final int maxLength;
  private @Nullable Handler<Line> handler;
  private @Nullable Handler<Void> endHandler;

  /** What has come and was not taken yet, from the start of a line. */
  private Buffer pending = Buffer.buffer();

  private int start;
  private int searched;
  private long passedOver;
  private int number;
  private long demand = Long.MAX_VALUE;
  private boolean handingOn;
  private boolean asked;
  private boolean bodyEnded;
  private boolean over;

  Lines(ReadStream<Buffer> body, int maxLength) {
    this.body = body;
    this.maxLength = maxLength;
  }

  @Override
  public ReadStream<Line> handler(@Nullable Handler<Line> handler) {
    this.handler = handler;
    if (handler == null) {
      over = true;
      body.handler(null);
      return this;
    }
    body.endHandler(this::end);
    body.pause();
    body.handler(this::add);
    handOn();
    return this;
  }

  private void add(Buffer chunk) {
    asked = false;
    if (start > 0) {
      pending = pending.getBuffer(start, pending.length());
      searched -= start;
      start = 0;
    }
    pending.appendBuffer(chunk);
    handOn();
  }

  private void end(@Nullable Void nothing) {
    asked = false;
    bodyEnded = true;
    handOn();
  }

  /** Bytes that are asked for may come at once; they are handed on by the loop under way. */
  private void handOn() {
    if (handingOn) {
      return;
    }
    handingOn = true;
    boolean goesOn = true;
    while (goesOn && demand > 0 && !over) {
      goesOn = handOnNext();
    }
    handingOn = false;
  }

  /** Whether there may be more to hand on now. */
  private boolean handOnNext() {
    if (findEnd()) {
      takeLine();
      return true;
    }
    passOverIfTooLong();
    if (bodyEnded) {
      takeLast();
      return false;
    }
    if (!asked) {
      asked = true;
      body.fetch(1);
    }
    return !asked;
  }

  /** Whether a line ends in what is pending, at {@code searched}. */
  private boolean findEnd() {
    while (searched < pending.length() && pending.getByte(searched) != '\n') {
      searched++;
    }
    return searched < pending.length();
  }

  private void takeLine() {
    passOverIfTooLong();
    Buffer text = pending.getBuffer(start, searched);
    searched++;
    start = searched;
    handOn(text);
  }

  private void takeLast() {
    Buffer text = pending.getBuffer(start, searched);
    start = searched;
    handOn(text);
    over = true;
    if (endHandler != null) {
      endHandler.handle(null);
    }
  }

  /** Forgets what has come of the line. */
  private void passOverIfTooLong() {
    if (searched - start > maxLength || passedOver > 0) {
      passedOver += searched - start;
      start = searched;
    }
  }

  private void handOn(Buffer text) {
    number++;
    long length = passedOver + text.length();
    passedOver = 0;
    if (handler != null && !isBlank(text, length)) {
      demand = demand == Long.MAX_VALUE ? demand : demand - 1;
      handler.handle(new Line(number, length, text));
    }
  }

  private static boolean isBlank(Buffer text, long length) {
    for (int i = 0; i < text.length(); i++) {
      if (!Character.isWhitespace(text.getByte(i))) {
        return false;
      }
    }
    return length == text.length();
  }

  @Override
  public ReadStream<Line> exceptionHandler(@Nullable Handler<Throwable> handler) {
    body.exceptionHandler(handler);
    return this;
  }

  @Override
  public ReadStream<Line> endHandler(@Nullable Handler<Void> handler) {
    endHandler = handler;
    return this;
  }

  @Override
  public ReadStream<Line> pause() {
    demand = 0;
    return this;
  }

  @Override
  public ReadStream<Line> resume() {
    return fetch(Long.MAX_VALUE);
  }

  @Override
  public ReadStream<Line> fetch(long amount) {
    demand = demand + amount < 0 ? Long.MAX_VALUE : demand + amount;
    if (handler != null) {
      handOn();
    }
    return this;
  }
}
