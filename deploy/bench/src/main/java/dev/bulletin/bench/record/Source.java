package dev.bulletin.bench.record;

import dev.bulletin.bench.process.Commands;
import java.nio.file.Path;

/** The source that was measured: its commit, and whether the tree held anything else. */
public record Source(String commit, boolean dirty) {
  public static Source read(Path tree) {
    String folder = tree.toString();
    return new Source(
        Commands.tryOutput("git", "-C", folder, "rev-parse", "--verify", "HEAD")
            .orElse("no commit"),
        Commands.tryOutput("git", "-C", folder, "status", "--porcelain")
            .map(changes -> !changes.isEmpty())
            .orElse(true));
  }

  /** The commit in a few words, for the line above a table. */
  public String inWords() {
    String name = commit.matches("[0-9a-f]{40,}") ? "commit " + commit.substring(0, 12) : commit;
    return dirty ? name + " with uncommitted changes" : name;
  }
}
