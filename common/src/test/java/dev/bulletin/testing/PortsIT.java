package dev.bulletin.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PortsIT {
  private static final int PORTS = 1_000;
  private static final Duration LIMIT = Duration.ofSeconds(120);

  /** Says which ports it was given, and stays. */
  static final class Other {
    public static void main(String[] arguments) throws InterruptedException {
      System.out.println("ports " + String.join(" ", ports()));
      Thread.currentThread().join();
    }
  }

  private static List<String> ports() {
    return Stream.generate(Ports::free).limit(PORTS).map(String::valueOf).toList();
  }

  @Test
  void givesNoPortThatAnotherJvmWasGiven() {
    JavaProcess other = JavaProcess.ofMain("other", TestClassPath.get(), Other.class.getName());
    try (ChildProcess running = other.start()) {
      String told = running.awaitLine("^ports ", LIMIT);
      assertThat(told.split(" ")).hasSize(1 + PORTS).doesNotContainAnyElementsOf(ports());
    }
  }
}
