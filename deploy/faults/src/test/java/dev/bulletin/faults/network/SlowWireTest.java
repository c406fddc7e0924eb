package dev.bulletin.faults.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.testing.Eventually;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SlowWireTest {
  private static final String WIRE = "127.0.0.1";
  private static final String TUNNELS = "127.0.0.2";
  private static final int FRAMES = 50;
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @Test
  void keepsTheOrderWhateverTheJitter() throws IOException {
    var slowness = new Slowness(Duration.ofMillis(20), Duration.ofMillis(20), 0);
    try (SlowWire wire = SlowWire.lay(WIRE, TUNNELS, slowness);
        DatagramSocket near = end(wire.nearPort());
        DatagramSocket far = end(wire.farPort())) {
      for (int i = 0; i < FRAMES; i++) {
        send(near, wire.nearPort(), i);
      }
      for (int i = 0; i < FRAMES; i++) {
        assertThat(receive(far)).isEqualTo(i);
      }
    }
  }

  @Test
  void losesWhatItIsToLose() throws IOException {
    try (SlowWire wire =
            SlowWire.lay(WIRE, TUNNELS, new Slowness(Duration.ZERO, Duration.ZERO, 100));
        DatagramSocket near = end(wire.nearPort())) {
      send(near, wire.nearPort(), 1);
      Eventually.that(LIMIT, () -> assertThat(wire.lost()).isEqualTo(1));
      assertThat(wire.passed()).isZero();
    }
  }

  @Test
  void refusesAJitterLargerThanTheDelay() {
    assertThatThrownBy(() -> new Slowness(Duration.ZERO, Duration.ofMillis(1), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static DatagramSocket end(int port) throws IOException {
    DatagramSocket socket = new DatagramSocket(new InetSocketAddress(TUNNELS, port));
    socket.setSoTimeout((int) LIMIT.toMillis());
    return socket;
  }

  private static void send(DatagramSocket from, int port, int number) throws IOException {
    byte[] frame = {(byte) number};
    from.send(new DatagramPacket(frame, 1, InetAddress.getByName(WIRE), port));
  }

  private static int receive(DatagramSocket at) throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[1], 1);
    at.receive(packet);
    return packet.getData()[0];
  }
}
