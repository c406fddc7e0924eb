package dev.bulletin.realtime.transport.sockjs;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.realtime.protocol.Disconnect;
import dev.bulletin.realtime.protocol.Frame;
import dev.bulletin.realtime.transport.SocketHandler;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionTest {
  private static final int ANY = Integer.MAX_VALUE;
  private static final String STILL_OPEN = "c[2010,\"Another connection still open\"]";
  private static final String INTERRUPTED = "c[1002,\"Connection interrupted\"]";

  private final Vertx vertx = Vertx.vertx();
  private final Context context = vertx.getOrCreateContext();
  private final Listener listener = new Listener();
  private long now;
  private Session session;

  @BeforeEach
  void begin() {
    session = on(() -> new Session(new SockJsFraming(), "", () -> now, socket -> listener));
  }

  @AfterEach
  void stop() {
    vertx.close().await();
  }

  private <T> T on(Callable<T> step) {
    try {
      return Future.<T>future(
              done ->
                  context.runOnContext(
                      turn -> Future.succeededFuture().map(start -> call(step)).onComplete(done)))
          .await(30, SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  private static <T> T call(Callable<T> step) {
    try {
      return step.call();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private void run(Runnable step) {
    on(
        () -> {
          step.run();
          return true;
        });
  }

  private FakeReceiver attach(int frames) {
    FakeReceiver receiver = new FakeReceiver(frames);
    run(() -> session.attach(receiver));
    return receiver;
  }

  private void write(String text) {
    run(() -> session.write(Frame.of(text)));
  }

  private boolean isOver() {
    return on(() -> session.isOver(now));
  }

  @Test
  void opensAndThenCarriesWhatComes() {
    FakeReceiver stream = attach(ANY);
    write("one");
    write("two");
    assertThat(stream.carried).containsExactly("o", "a[\"one\"]", "a[\"two\"]");
  }

  @Test
  void keepsForTheNextPollWhatCameMeanwhile() {
    assertThat(attach(1).carried).containsExactly("o");
    write("one");
    write("two");
    assertThat(attach(1).carried).containsExactly("a[\"one\",\"two\"]");
    FakeReceiver waiting = attach(1);
    write("three");
    assertThat(waiting.carried).containsExactly("a[\"three\"]");
  }

  @Test
  void sendsASecondReceiverAwayAndKeepsTheFirst() {
    FakeReceiver first = attach(ANY);
    assertThat(attach(ANY).carried).containsExactly(STILL_OPEN);
    write("one");
    assertThat(first.carried).containsExactly("o", "a[\"one\"]");
  }

  @Test
  void tellsItsFarewellAfterAllElseAndToEachThatComesLater() {
    attach(1);
    write("last");
    run(() -> session.close(3001, "shutdown"));
    write("too late");
    assertThat(attach(1).carried).containsExactly("a[\"last\"]");
    assertThat(attach(1).carried).containsExactly("c[3001,\"shutdown\"]");
    assertThat(attach(ANY).carried).containsExactly("c[3001,\"shutdown\"]");
  }

  @Test
  void endsAStreamWithItsFarewell() {
    FakeReceiver stream = attach(ANY);
    run(() -> session.close(Disconnect.SHUTDOWN));
    assertThat(stream.carried).containsExactly("o", "c[3001,\"shutdown\"]");
    assertThat(stream.isSpent()).isTrue();
  }

  @Test
  void isLostWhenItsReceiverBreaksOff() {
    FakeReceiver stream = attach(ANY);
    run(stream::abort);
    assertThat(listener.heard).containsExactly("closed");
    assertThat(attach(1).carried).containsExactly(INTERRUPTED);
  }

  @Test
  void isNotLostWhenAReceiverEndsThatHasDoneItsWork() {
    FakeReceiver poll = attach(1);
    FakeReceiver next = attach(1);
    run(poll::abort);
    write("one");
    assertThat(next.carried).containsExactly("a[\"one\"]");
    assertThat(listener.heard).isEmpty();
  }

  @Test
  void isForgottenWhenNobodyAsks() {
    attach(1);
    now = Session.PATIENCE - 1;
    assertThat(isOver()).isFalse();
    now = Session.PATIENCE;
    assertThat(isOver()).isTrue();
    assertThat(listener.heard).containsExactly("closed");
  }

  @Test
  void isRememberedForAWhileAfterItsEndAndToldOnce() {
    FakeReceiver stream = attach(ANY);
    now = Session.PATIENCE;
    run(() -> session.close(3001, "shutdown"));
    assertThat(isOver()).isFalse();
    now += Session.PATIENCE;
    assertThat(isOver()).isTrue();
    assertThat(listener.heard).containsExactly("closed");
    assertThat(stream.carried).endsWith("c[3001,\"shutdown\"]");
  }

  @Test
  void saysThatItLivesWhenItHasBeenQuiet() {
    FakeReceiver stream = attach(ANY);
    now = Session.QUIET - 1;
    assertThat(isOver()).isFalse();
    assertThat(stream.carried).containsExactly("o");
    now = Session.QUIET;
    assertThat(isOver()).isFalse();
    now += Session.QUIET - 1;
    assertThat(isOver()).isFalse();
    assertThat(stream.carried).containsExactly("o", "h");
  }

  @Test
  void isSlowWhileMuchWaitsForTheNextPoll() {
    attach(1).taken();
    write("x".repeat(65_536));
    assertThat(session.isSlow()).isFalse();
    write("x");
    assertThat(session.isSlow()).isTrue();
    FakeReceiver poll = attach(1);
    assertThat(session.isSlow()).isTrue();
    run(poll::taken);
    assertThat(session.isSlow()).isFalse();
    assertThat(listener.heard).containsExactly("drained");
  }

  @Test
  void isSlowWhileTheNetworkTakesNothing() {
    FakeReceiver stream = attach(ANY);
    write("x".repeat(40_000));
    write("x".repeat(40_000));
    assertThat(session.isSlow()).isTrue();
    run(stream::taken);
    assertThat(session.isSlow()).isFalse();
  }

  @Test
  void handsOverWhatTheClientSendsUntilItIsClosed() {
    attach(1);
    on(() -> session.receive(List.of("one", "two")));
    run(() -> session.close(3001, "shutdown"));
    on(() -> session.receive(List.of("three")));
    assertThat(listener.heard).containsExactly("one", "two");
  }

  /** Keeps what it hears. */
  private static final class Listener implements SocketHandler {
    private final List<String> heard = new ArrayList<>();

    @Override
    public void received(String text) {
      heard.add(text);
    }

    @Override
    public void received(byte[] bytes) {
      malformed();
    }

    @Override
    public void malformed() {
      heard.add("malformed");
    }

    @Override
    public void tooLarge() {
      heard.add("too large");
    }

    @Override
    public void drained() {
      heard.add("drained");
    }

    @Override
    public void closed() {
      heard.add("closed");
    }
  }
}
