package dev.bulletin.bench.realtime.rival;

import dev.bulletin.bench.process.ProcessTree;
import dev.bulletin.bench.process.Program;
import dev.bulletin.bench.realtime.server.Feed;
import dev.bulletin.bench.realtime.server.Meter;
import dev.bulletin.bench.realtime.server.Reading;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/** A server that tells its readers what it is fed with, in a process of its own. */
public final class RivalServer implements Meter, AutoCloseable {
  private static final Pattern READY =
      Pattern.compile("listening to readers at (\\d+), to messages at (\\d+)");
  private static final Duration READY_LIMIT = Duration.ofSeconds(30);

  private final Program program;
  private final LineFeed feed;

  private RivalServer(Program program, LineFeed feed) {
    this.program = program;
    this.feed = feed;
  }

  static RivalServer start(String name, ProcessBuilder command, Path log)
      throws IOException, InterruptedException {
    Program program = Program.start(name, command, log, READY, READY_LIMIT);
    try {
      return new RivalServer(program, LineFeed.to(port(program, 2)));
    } catch (IOException | RuntimeException e) {
      program.close();
      throw e;
    }
  }

  private static int port(Program program, int group) {
    return Integer.parseInt(program.readyLine().group(group));
  }

  /** Where readers connect. */
  public int port() {
    return port(program, 1);
  }

  public Feed feed() {
    return feed;
  }

  public ProcessTree tree() {
    return program.tree();
  }

  /** It does not tell what it allocates or counts. */
  @Override
  public Reading read() {
    return Reading.ofTimes(program.tree());
  }

  @Override
  public void close() {
    feed.close();
    program.close();
  }
}
