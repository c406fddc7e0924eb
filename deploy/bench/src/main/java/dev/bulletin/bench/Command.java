package dev.bulletin.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What every command of this module does around its work. */
public final class Command {
  private static final String HELP = "--help";

  private Command() {}

  /**
   * Does the work, or tells of its usage. Ends the JVM with the exit code of what was wrong.
   *
   * @param args the root of the source tree, and the options
   */
  public static void run(String usage, String[] args, Work work) throws IOException {
    List<String> options = List.of(args).subList(1, args.length);
    if (options.contains(HELP)) {
      System.out.println(usage);
      return;
    }
    try {
      work.run(Path.of(args[0]), options);
    } catch (BenchException e) {
      System.err.println(e.getMessage());
      System.exit(e.kind().exitCode());
    } catch (InterruptedException e) {
      System.err.println("stopped, nothing is kept of this run");
    }
  }

  /** The work of a command, given the root of the source tree and its options. */
  @FunctionalInterface
  public interface Work {
    void run(Path root, List<String> options) throws IOException, InterruptedException;
  }
}
