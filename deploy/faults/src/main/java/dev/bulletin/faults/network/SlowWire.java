package dev.bulletin.faults.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The wire between the two ends of a tunnel: each Ethernet frame comes as a datagram, is held for a
 * while and passed on to the other end, or is lost. Frames keep their order, as on a wire.
 */
final class SlowWire implements AutoCloseable {
  private static final int LARGEST_FRAME = 16_384;

  private final InetAddress tunnels;
  private final Slowness slowness;
  private final DatagramSocket near;
  private final DatagramSocket far;
  private final AtomicLong passed = new AtomicLong();
  private final AtomicLong lost = new AtomicLong();
  private final List<Thread> hands = new ArrayList<>();

  /** What is on its way, and when it arrives, by {@link System#nanoTime()}. */
  private record Frame(byte[] bytes, long at) {}

  private SlowWire(
      InetAddress tunnels, Slowness slowness, DatagramSocket near, DatagramSocket far) {
    this.tunnels = tunnels;
    this.slowness = slowness;
    this.near = near;
    this.far = far;
  }

  /**
   * Lays the wire.
   *
   * @param here the address at which both tunnels find the wire
   * @param tunnels the address of both tunnels' ends, which have the same ports as the wire's
   */
  static SlowWire lay(String here, String tunnels, Slowness slowness) {
    try {
      DatagramSocket near = new DatagramSocket(new InetSocketAddress(here, 0));
      DatagramSocket far = new DatagramSocket(new InetSocketAddress(here, 0));
      var wire = new SlowWire(InetAddress.getByName(tunnels), slowness, near, far);
      wire.begin(near, far);
      wire.begin(far, near);
      return wire;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int nearPort() {
    return near.getLocalPort();
  }

  int farPort() {
    return far.getLocalPort();
  }

  /** How many frames have arrived so far. */
  long passed() {
    return passed.get();
  }

  long lost() {
    return lost.get();
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "slow wire");
    thread.setDaemon(true);
    return thread;
  }

  private void begin(DatagramSocket from, DatagramSocket to) {
    BlockingQueue<Frame> held = new LinkedBlockingQueue<>();
    Thread giving = daemon(() -> give(held, to, to.getLocalPort()));
    giving.start();
    hands.add(giving);
    daemon(() -> take(from, held)).start();
  }

  private void take(DatagramSocket from, BlockingQueue<Frame> held) {
    byte[] buffer = new byte[LARGEST_FRAME];
    while (!from.isClosed()) {
      DatagramPacket frame = new DatagramPacket(buffer, buffer.length);
      if (receive(from, frame)) {
        held.add(new Frame(Arrays.copyOf(buffer, frame.getLength()), System.nanoTime() + delay()));
      }
    }
  }

  private boolean receive(DatagramSocket from, DatagramPacket frame) {
    try {
      from.receive(frame);
    } catch (IOException closed) {
      return false;
    }
    boolean arrives = ThreadLocalRandom.current().nextInt(100) >= slowness.loss();
    (arrives ? passed : lost).incrementAndGet();
    return arrives;
  }

  private long delay() {
    long jitter = slowness.jitter().toNanos();
    return slowness.delay().toNanos() + ThreadLocalRandom.current().nextLong(-jitter, jitter + 1);
  }

  /** One after the other: a frame that came later waits for one that takes longer. */
  private void give(BlockingQueue<Frame> held, DatagramSocket to, int port) {
    try {
      while (!to.isClosed()) {
        Frame frame = held.take();
        TimeUnit.NANOSECONDS.sleep(frame.at() - System.nanoTime());
        to.send(new DatagramPacket(frame.bytes(), frame.bytes().length, tunnels, port));
      }
    } catch (IOException | InterruptedException tornDown) {
      return;
    }
  }

  @Override
  public void close() {
    hands.forEach(Thread::interrupt);
    near.close();
    far.close();
  }
}
