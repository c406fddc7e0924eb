package dev.bulletin.faults.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.bulletin.faults.machine.Ability;
import dev.bulletin.faults.machine.Command;
import dev.bulletin.faults.machine.Remains;
import dev.bulletin.testing.ChildProcess;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.JavaProcess;
import dev.bulletin.testing.TestClassPath;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(240)
class PrivateNetworkIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final List<ChildProcess> processes = new ArrayList<>();
  private PrivateNetwork network;

  @BeforeEach
  void open() {
    assumeTrue(Ability.lack().isEmpty(), () -> Ability.lack().orElse(""));
    network = PrivateNetwork.open();
  }

  @AfterEach
  void close() {
    if (network != null) {
      network.close();
    }
    processes.forEach(ChildProcess::close);
  }

  @Test
  void nobodyIsToldOfACutAndTheConnectionGoesOnAfterIt() throws IOException {
    Member member = network.join("cut");
    echo(member);
    try (Socket socket = new Socket(member.address(), EchoMain.PORT)) {
      assertThat(said(socket, "before")).isEqualTo("before");
      network.cutOff(member);
      assertThatThrownBy(() -> said(socket, "meanwhile"))
          .isInstanceOf(SocketTimeoutException.class);
      network.heal();
      Eventually.that(LIMIT, () -> assertThat(heard(socket)).isEqualTo("meanwhile"));
    }
  }

  @Test
  void halvesDoNotReachEachOtherAndBothReachWhoIsInNeither() {
    Member left = network.join("left");
    Member right = network.join("right");
    Member both = network.join("both");
    ChildProcess asking = echo(left);
    echo(right);
    echo(both);
    network.split(List.of(left), List.of(right));
    assertThat(answerOf(asking, right)).endsWith("is silent");
    assertThat(answerOf(asking, both)).endsWith("answers");
    network.heal();
    Eventually.that(LIMIT, () -> assertThat(freshAnswerOf(asking, right)).endsWith("answers"));
  }

  @Test
  void aServerBesideThisProcessIsCutOffAndSplitLikeAnyMember() {
    Member server = network.joinHere("server");
    Member other = network.joinHere("other");
    ChildProcess asking = echo(network.join("asking"));
    echo(server);
    echo(other);
    assertThat(freshAnswerOf(asking, server)).endsWith("answers");
    network.cutOff(server);
    assertThat(freshAnswerOf(asking, server)).endsWith("is silent");
    assertThat(freshAnswerOf(asking, other)).endsWith("answers");
    network.heal();
    network.split(List.of(server), List.of(network.member("asking")));
    Eventually.that(LIMIT, () -> assertThat(freshAnswerOf(asking, server)).endsWith("silent"));
    assertThat(freshAnswerOf(asking, other)).endsWith("answers");
    network.heal();
    Eventually.that(LIMIT, () -> assertThat(freshAnswerOf(asking, server)).endsWith("answers"));
  }

  @Test
  void aSlowWireDelaysBothWaysAndWhatIsLostIsSentAgain() throws IOException {
    Member member = network.join("slow");
    echo(member);
    try (Socket socket = new Socket(member.address(), EchoMain.PORT)) {
      var slowness = new Slowness(Duration.ofMillis(60), Duration.ofMillis(10), 5);
      network.slow(List.of(member), slowness);
      socket.setSoTimeout((int) LIMIT.toMillis());
      long start = System.nanoTime();
      assertThat(saidWithin(socket, "slowly")).isEqualTo("slowly");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(99));
      assertThat(saidWithin(socket, "x".repeat(100_000))).hasSize(100_000);
      network.heal();
      assertThat(saidWithin(socket, "again")).isEqualTo("again");
    }
  }

  @Test
  void nothingIsLeftOfANetworkWhoseProcessWasKilled() {
    ChildProcess other =
        JavaProcess.ofMain("other", TestClassPath.get(), OpenNetworkMain.class.getName())
            .shortLived()
            .start();
    processes.add(other);
    other.awaitLine("open", LIMIT);
    assertThat(Command.run("ip netns list")).contains(Remains.prefix(other.pid()));
    other.kill();
    Eventually.that(
        LIMIT,
        () -> assertThat(Command.run("ip netns list")).doesNotContain(Remains.prefix(other.pid())));
  }

  private ChildProcess echo(Member member) {
    ChildProcess process =
        JavaProcess.ofMain(member.name(), TestClassPath.get(), EchoMain.class.getName())
            .shortLived()
            .arguments(member.address())
            .within(member.entrance())
            .start();
    processes.add(process);
    process.awaitLine("listening", LIMIT);
    return process;
  }

  private static String answerOf(ChildProcess asking, Member asked) {
    asking.tell(asked.address());
    return asking.awaitLine(asked.address() + " (answers|is silent)", LIMIT);
  }

  /** The last of its answers, after one more question. */
  private static String freshAnswerOf(ChildProcess asking, Member asked) {
    int before = asking.lines().size();
    asking.tell(asked.address());
    Eventually.that(LIMIT, () -> assertThat(asking.lines()).hasSizeGreaterThan(before));
    return asking.lines().get(before);
  }

  private static String said(Socket socket, String line) throws IOException {
    socket.setSoTimeout(1_000);
    return saidWithin(socket, line);
  }

  private static String saidWithin(Socket socket, String line) throws IOException {
    socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.US_ASCII));
    return heard(socket);
  }

  private static String heard(Socket socket) throws IOException {
    var reader = new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII);
    return new BufferedReader(reader).readLine();
  }
}
