package dev.bulletin.bench.realtime.run;

import dev.bulletin.bench.realtime.crowd.Crowd;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Where logs and words about the progress go. */
public record Surroundings(Path logs, PrintStream out) {
  void say(String form, Object... values) {
    out.printf(Locale.ROOT, form + "%n", values);
  }

  Crowd crowd(String name, int readers) throws IOException {
    return Crowd.start(readers, logs.resolve("readers-" + name));
  }

  /** What limits a run. */
  List<String> conditions(Stage stage, Crowd crowd) {
    return List.of(
        "readers in processes: " + crowd.inWords(),
        "open files: at most %s for each process".formatted(stage.target().tree().openFilesLimit()),
        "server: " + String.join(" ", stage.target().tree().jvmOptions()));
  }
}
