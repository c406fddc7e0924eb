package dev.bulletin.bench.realtime.crowd;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.unix.IntegerUnixChannelOption;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** The readers of this process, all on one event loop, so that nothing in them has a lock. */
final class Readers implements AutoCloseable {
  private static final long RESUME_EVERY_MILLIS = 10;

  /**
   * TCP_MAXSEG of tcp(7). A small window holds few of the loopback's segments of 64 KiB, and who
   * sends into it waits for its timer, as on no other network.
   */
  private static final ChannelOption<Integer> SEGMENT =
      new IntegerUnixChannelOption("TCP_MAXSEG", /* level= */ 6, /* optname= */ 2);

  private static final int ETHERNET = 1_460;
  private static final String LOOPBACK = "127.0.0.1";
  private static final int UNDER_WAY = 100;

  /** Of one address of ours towards one of the server's. */
  private static final int PORTS = 25_000;

  private static final int CONNECT_MILLIS = 10_000;
  private static final int FIRST_BACKOFF_MILLIS = 500;
  private static final int MAX_BACKOFF_MILLIS = 20_000;

  private final EventLoopGroup group;
  private final EventLoop loop;
  private final Class<? extends Channel> channel;
  private final FrameInflater inflater = new FrameInflater();
  private final List<Reader> all = new ArrayList<>();
  private final Deque<Reader> toCome = new ArrayDeque<>();
  private Counts counts = new Counts(System.nanoTime(), 0);
  private CountDownLatch arrived = new CountDownLatch(0);
  private boolean answersPings = true;
  private boolean comesBack;
  private boolean isSampling;
  private String sample = "";
  private int markers;

  Readers(Transport transport) {
    this.group = new MultiThreadIoEventLoopGroup(1, transport.handler());
    this.loop = group.next();
    this.channel = transport.channel();
  }

  /** Does something on the event loop, and waits until it is done. */
  void on(Runnable task) {
    loop.submit(task).syncUninterruptibly();
  }

  /** Asks something there. */
  <T> T ask(Callable<T> question) {
    return loop.submit(question).syncUninterruptibly().getNow();
  }

  /** Lets so many come, a few at a time; waits until each is in its rooms or has failed. */
  boolean open(Opening how, int first, int count, long limitSeconds) throws InterruptedException {
    CountDownLatch latch = new CountDownLatch(count);
    on(() -> admit(how, first, count, latch));
    return latch.await(limitSeconds, TimeUnit.SECONDS);
  }

  private void admit(Opening how, int first, int count, CountDownLatch latch) {
    arrived = latch;
    for (int i = first; i < first + count; i++) {
      Reader reader = new Reader(i, how, this);
      all.add(reader);
      toCome.add(reader);
    }
    for (int i = 0; i < UNDER_WAY; i++) {
      next();
    }
  }

  private void next() {
    Reader reader = toCome.poll();
    if (reader != null) {
      connect(reader);
    }
  }

  private void connect(Reader reader) {
    Opening opening = reader.opening();
    Line line = reader.connecting();
    Bootstrap bootstrap =
        new Bootstrap()
            .group(loop)
            .channel(channel)
            .option(ChannelOption.TCP_NODELAY, true)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
            .handler(line);
    if (opening.receiveBuffer() > 0) {
      bootstrap.option(ChannelOption.SO_RCVBUF, opening.receiveBuffer());
      if (Epoll.isAvailable()) {
        bootstrap.option(SEGMENT, ETHERNET);
      }
    }
    InetSocketAddress server = new InetSocketAddress(LOOPBACK, opening.port());
    int address = reader.index() / PORTS;
    ChannelFuture connected =
        address == 0
            ? bootstrap.connect(server)
            : bootstrap.connect(server, new InetSocketAddress("127.0.0." + (1 + address), 0));
    connected.addListener(
        result -> {
          if (!result.isSuccess()) {
            reader.unreachable();
          }
        });
  }

  FrameInflater inflater() {
    return inflater;
  }

  Counts counts() {
    return counts;
  }

  boolean answersPings() {
    return answersPings;
  }

  /** How many were told so far, those of other phases left out. */
  int markers() {
    return markers;
  }

  void marker() {
    markers++;
  }

  /** A frame came with messages in it. */
  void frame(ByteBuf in, int from, int to) {
    counts.frame();
    if (isSampling) {
      isSampling = false;
      sample = in.toString(from, to - from, StandardCharsets.UTF_8);
    }
  }

  void joined(Reader reader, long nanos) {
    counts.joined(nanos);
    arrived.countDown();
    next();
  }

  /**
   * A reader has no connection any more.
   *
   * @param failure what went wrong, or nothing when it was in its rooms
   */
  void lost(Reader reader, String failure, boolean mayComeBack) {
    if (comesBack && mayComeBack) {
      comeBack(reader);
    } else if (!failure.isEmpty()) {
      counts.failed(failure);
      arrived.countDown();
      next();
    }
  }

  /** Waits as the published SDK does: twice as long each time, and by chance. */
  void comeBack(Reader reader) {
    int exponent = Math.max(0, Math.min(reader.attempts() - 1, 10));
    int window = Math.min(MAX_BACKOFF_MILLIS, FIRST_BACKOFF_MILLIS << exponent);
    int millis =
        Math.min(
            MAX_BACKOFF_MILLIS, FIRST_BACKOFF_MILLIS + ThreadLocalRandom.current().nextInt(window));
    loop.schedule(() -> connect(reader), millis, TimeUnit.MILLISECONDS);
  }

  /** Counts anew, from that moment and that number on. */
  void count(long fromNanos, int number, long intervalNanos) {
    counts = new Counts(fromNanos, intervalNanos);
    all.forEach(reader -> reader.expectAfter(number - 1));
  }

  void stall() {
    all.forEach(Reader::stall);
  }

  /** One after the other: how soon each catches up is not to be how fast we read for all. */
  void resume(long newestDue) {
    long millis = 0;
    for (Reader reader : all) {
      loop.schedule(() -> reader.resume(newestDue), millis, TimeUnit.MILLISECONDS);
      millis += RESUME_EVERY_MILLIS;
    }
  }

  /** Answers no pings any more, as when the other end has gone without a word. */
  void mute() {
    answersPings = false;
  }

  /** Cuts all connections at once; from now on everybody comes back. */
  void drop() {
    comesBack = true;
    all.forEach(Reader::cut);
  }

  /** Keeps the next frame with a message in it. */
  void sampleNext() {
    isSampling = true;
    sample = "";
  }

  String sample() {
    return sample;
  }

  /** What was counted; a reader is complete when the number was the last in all its rooms. */
  Tally tally(int number) {
    return counts.tally(
        count(all.stream().filter(Reader::isOpen).count()),
        count(all.stream().filter(Reader::isJoined).count()),
        count(all.stream().filter(reader -> reader.hasHeard(number)).count()),
        count(all.stream().filter(Reader::wasRefused).count()));
  }

  private static int count(long count) {
    return Math.toIntExact(count);
  }

  @Override
  public void close() {
    group.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
  }
}
