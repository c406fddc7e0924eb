package dev.bulletin.faults.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.faults.suite.Victim;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TogetherTest {
  private final List<String> done = new ArrayList<>();

  @Test
  void startsAgainWhatItHasKilledAndLetsGoOnWhatItHasPaused() {
    Fault both =
        new Together(new Kill("a", () -> new Fake("a")), new Pause("b", () -> new Fake("b")));
    both.strike();
    both.heal();
    assertThat(both.name()).isEqualTo("kill a + pause b");
    assertThat(done).containsExactly("kill a", "pause b", "start a", "resume b");
  }

  @Test
  void healsTheVictimThatItHasStruck() {
    List<Victim> leaders = new ArrayList<>(List.of(new Fake("first"), new Fake("second")));
    Fault kill = new Kill("leader", () -> leaders.remove(0));
    kill.strike();
    kill.heal();
    assertThat(done).containsExactly("kill first", "start first");
  }

  /** Notes what befalls it. */
  private final class Fake implements Victim {
    private final String name;

    Fake(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public void kill() {
      done.add("kill " + name);
    }

    @Override
    public void startAgain() {
      done.add("start " + name);
    }

    @Override
    public void pause() {
      done.add("pause " + name);
    }

    @Override
    public void resume() {
      done.add("resume " + name);
    }
  }
}
