package dev.bulletin.image.folder;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs an image's command in its file system as a container does: read-only, as its user, without
 * privileges. Needs root on Linux.
 */
public final class Sandbox {
  private final Path script;

  private Sandbox(Path script) {
    this.script = script;
  }

  /** By the script in that source tree. */
  public static Sandbox of(Path sourceTree) {
    return new Sandbox(sourceTree.resolve("deploy/image/enter").toAbsolutePath());
  }

  /**
   * The image's command with more options of the JVM.
   *
   * @param settings the whole environment, besides where the script's own commands are
   */
  public ProcessBuilder command(
      ImageFolder folder, List<String> options, Map<String, String> settings) {
    List<String> command = folder.command();
    List<String> all = new ArrayList<>(command.subList(0, command.size() - 1));
    all.addAll(options);
    all.add(command.get(command.size() - 1));
    return command(folder.root(), all, settings);
  }

  /** Any command, as seen from inside. */
  public ProcessBuilder command(Path root, List<String> inside, Map<String, String> settings) {
    List<String> command = new ArrayList<>(List.of(script.toString(), root.toString()));
    command.addAll(inside);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> !name.equals("PATH"));
    builder.environment().putAll(settings);
    return builder;
  }
}
