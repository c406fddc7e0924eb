package dev.bulletin.bench.realtime.churn;

import dev.bulletin.bench.realtime.crowd.Transport;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The guests of this process, a few of them there at a time, all on one event loop, so that nothing
 * in them has a lock.
 */
final class Guests implements AutoCloseable {
  static final int TEXT = 1;
  static final int CLOSE = 8;

  private static final int UNDER_WAY = 100;
  private static final int CONNECT_MILLIS = 10_000;

  /** Of one address of ours: there are 28,000 ports, and some guests need two. */
  private static final int VISITS_EACH = 12_000;

  private static final int FIRST_ADDRESS = 2;
  private static final int FINAL = 0x80;
  private static final int MASKED = 0x80;
  private static final int SHORT = 126;

  private final EventLoopGroup group;
  private final EventLoop loop;
  private final Class<? extends Channel> channel;
  private final InetSocketAddress server;
  private final int beyond;
  private final CountDownLatch toLeave;
  private final Map<String, Long> cameByWay = new TreeMap<>();
  private final Map<String, Long> failures = new TreeMap<>();
  private int next;
  private int came;
  private int joined;

  /**
   * Guests with those numbers.
   *
   * @param port of the server, on the loopback address
   */
  Guests(Transport transport, int port, int first, int count) {
    this.group = new MultiThreadIoEventLoopGroup(1, transport.handler());
    this.loop = group.next();
    this.channel = transport.channel();
    this.server = new InetSocketAddress("127.0.0.1", port);
    this.next = first;
    this.beyond = first + count;
    this.toLeave = new CountDownLatch(count);
  }

  /** Lets all come and go. */
  Visited receive(long limitSeconds) throws InterruptedException {
    long start = System.nanoTime();
    loop.execute(this::begin);
    boolean inTime = toLeave.await(limitSeconds, TimeUnit.SECONDS);
    double seconds = (System.nanoTime() - start) / 1e9;
    return loop.submit(() -> visited(inTime, seconds)).syncUninterruptibly().getNow();
  }

  private void begin() {
    for (int i = 0; i < UNDER_WAY; i++) {
      admit();
    }
  }

  private void admit() {
    if (next < beyond) {
      Guest guest = new Guest(Visit.of(next++), this);
      connect(guest.visit(), guest, () -> absent(guest));
    }
  }

  private void absent(Guest guest) {
    guest.failed("not connected");
    left(guest, /* wasIn= */ false);
  }

  private Visited visited(boolean inTime, double seconds) {
    if (!inTime) {
      failed("not all left in time");
    }
    return new Visited(came, joined, cameByWay, failures, seconds);
  }

  /** Connects from an address of the guest's. */
  void connect(Visit visit, ChannelHandler handler, Runnable unreachable) {
    int address = FIRST_ADDRESS + visit.number() / VISITS_EACH;
    new Bootstrap()
        .group(loop)
        .channel(channel)
        .option(ChannelOption.TCP_NODELAY, true)
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
        .handler(handler)
        .connect(server, new InetSocketAddress("127.0.0." + address, 0))
        .addListener(
            result -> {
              if (!result.isSuccess()) {
                unreachable.run();
              }
            });
  }

  void failed(String kind) {
    failures.merge(kind, 1L, Long::sum);
  }

  /** Makes room for the next. */
  void left(Guest guest, boolean wasIn) {
    came++;
    joined += wasIn ? 1 : 0;
    cameByWay.merge(guest.visit().way().name(), 1L, Long::sum);
    toLeave.countDown();
    admit();
  }

  static ByteBuf bytes(Channel channel, String text) {
    ByteBuf bytes = channel.alloc().buffer(text.length());
    bytes.writeCharSequence(text, StandardCharsets.ISO_8859_1);
    return bytes;
  }

  /** Of a WebSocket, with a mask of zeros, under which a content stays as it is. */
  static ByteBuf frame(Channel channel, int opcode, String content) {
    int length = content.length();
    ByteBuf frame = channel.alloc().buffer(8 + length).writeByte(FINAL | opcode);
    if (length < SHORT) {
      frame.writeByte(MASKED | length);
    } else {
      frame.writeByte(MASKED | SHORT).writeShort(length);
    }
    frame.writeInt(0).writeCharSequence(content, StandardCharsets.ISO_8859_1);
    return frame;
  }

  @Override
  public void close() {
    group.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
  }
}
