package dev.bulletin.bench.realtime.crowd;

import dev.bulletin.bench.BenchException;
import dev.bulletin.bench.Body;
import dev.bulletin.bench.process.ProcessTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Readers in as many processes as the limit of open files asks for, of which it tells as of one.
 * Not thread-safe.
 */
public final class Crowd implements AutoCloseable {
  /** Files that a process opens for itself. */
  private static final int OWN_FILES = 500;

  private static final int MOST_EACH = 10_000;

  private final List<CrowdProcess> processes = new ArrayList<>();
  private final List<Integer> sizes = new ArrayList<>();

  private Crowd() {}

  /** Starts the processes; nobody is connected yet. */
  public static Crowd start(int readers, Path log) throws IOException {
    Crowd crowd = new Crowd();
    try {
      int most = Math.min(MOST_EACH, openFiles() - OWN_FILES);
      int processes = (readers + most - 1) / most;
      for (int i = 0; i < processes; i++) {
        crowd.processes.add(CrowdProcess.start(Path.of(log + "-" + (i + 1) + ".log")));
        crowd.sizes.add(readers / processes + (i < readers % processes ? 1 : 0));
      }
      return crowd;
    } catch (IOException | RuntimeException e) {
      crowd.close();
      throw e;
    }
  }

  private static int openFiles() {
    String limit = ProcessTree.of(ProcessHandle.current().pid()).openFilesLimit();
    return limit.matches("\\d{1,9}") ? Integer.parseInt(limit) : Integer.MAX_VALUE;
  }

  public int readers() {
    return sizes.stream().mapToInt(Integer::intValue).sum();
  }

  /** How many processes there are and how they wait for their sockets. */
  public String inWords() {
    return "%d of %s"
        .formatted(
            processes.size(),
            processes.stream()
                .map(CrowdProcess::transport)
                .distinct()
                .collect(Collectors.joining()));
  }

  /** The CPU time of all processes so far. */
  public double cpuSeconds() {
    return processes.stream()
        .map(process -> ProcessTree.of(process.pid()))
        .mapToDouble(tree -> tree.userSeconds() + tree.systemSeconds())
        .sum();
  }

  /** Lets all come, and fails when one of them is not in its rooms then. */
  public Tally open(Opening opening) throws IOException {
    return open(List.of(opening));
  }

  /** The same, in as many equal parts as there are openings. */
  public Tally open(List<Opening> openings) throws IOException {
    Tally tally = tally(0);
    for (int part = 0; part < openings.size(); part++) {
      tally = open(openings.get(part), part, openings.size());
    }
    if (tally.joined() < readers()) {
      throw new BenchException(
          BenchException.Kind.REFUSED,
          "%d of %d readers are in their rooms; closes %s, failures %s"
              .formatted(tally.joined(), readers(), tally.closes(), tally.failures()));
    }
    return tally;
  }

  private Tally open(Opening opening, int part, int parts) throws IOException {
    int before = 0;
    for (int i = 0; i < processes.size(); i++) {
      int from = sizes.get(i) * part / parts;
      int to = sizes.get(i) * (part + 1) / parts;
      processes
          .get(i)
          .order(
              "open %s %d %s %d %d %d %d"
                  .formatted(
                      opening.dialect(),
                      opening.port(),
                      String.join(",", opening.rooms()),
                      opening.roomsEach(),
                      opening.receiveBuffer(),
                      before + from,
                      to - from));
      before += sizes.get(i);
    }
    return answers();
  }

  /**
   * Counts anew.
   *
   * @param fromNanos messages that were due before do not count
   * @param number of the first message of each room
   * @param intervalNanos between two messages of a room
   */
  public void count(long fromNanos, int number, long intervalNanos) throws IOException {
    tell("count %d %d %d".formatted(fromNanos, number, intervalNanos));
  }

  /** What was counted; a reader is complete when that number was the last in all its rooms. */
  public Tally tally(int number) throws IOException {
    return tell("tally " + number);
  }

  /** Nobody reads any more. */
  public void stall() throws IOException {
    tell("stall");
  }

  /** All read again; the message that was due then is the newest. */
  public void resume(long newestDue) throws IOException {
    tell("resume " + newestDue);
  }

  /** Nobody answers pings any more. */
  public void mute() throws IOException {
    tell("mute");
  }

  /** All lose their connections at once, and come back. */
  public void drop() throws IOException {
    tell("drop");
  }

  /** Looks out for the next message. */
  public void sampleNext() throws IOException {
    tell("sample-next");
  }

  /** The content of that message as it was sent. */
  public Body sample() throws IOException {
    processes.get(0).order("sample");
    String frame = processes.get(0).answer(CrowdMain.Text.class).text();
    return Payload.sample(frame)
        .orElseThrow(
            () ->
                new BenchException(
                    BenchException.Kind.REFUSED, "no message was told as it was sent: " + frame));
  }

  private Tally tell(String order) throws IOException {
    for (CrowdProcess process : processes) {
      process.order(order);
    }
    return answers();
  }

  private Tally answers() throws IOException {
    List<Tally> tallies = new ArrayList<>();
    for (CrowdProcess process : processes) {
      tallies.add(process.answer(Tally.class));
    }
    return Tally.sum(tallies);
  }

  @Override
  public void close() {
    processes.forEach(CrowdProcess::close);
  }
}
