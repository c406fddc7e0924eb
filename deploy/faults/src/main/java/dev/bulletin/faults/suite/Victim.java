package dev.bulletin.faults.suite;

/** A process of the suite, and what may befall it. */
public interface Victim {
  /** Such as {@code gateway-1} or {@code postgresql}; also what its place is found by. */
  String name();

  /** Sends SIGKILL, and waits for its end. */
  void kill();

  /**
   * Starts what was killed again, where it was; of a service it does not wait until it is ready.
   */
  void startAgain();

  /** Sends SIGSTOP. */
  void pause();

  /** Sends SIGCONT. */
  void resume();
}
