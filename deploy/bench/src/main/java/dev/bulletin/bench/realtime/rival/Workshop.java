package dev.bulletin.bench.realtime.rival;

import dev.bulletin.bench.page.ScratchFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** Makes the programs of rivals in a folder outside the source tree, each kit once. */
public final class Workshop implements AutoCloseable {
  private final ScratchFolder scratch;
  private final Map<Kit, Path> made = new EnumMap<>(Kit.class);

  private Workshop(ScratchFolder scratch) {
    this.scratch = scratch;
  }

  public static Workshop open() throws IOException {
    return new Workshop(ScratchFolder.create());
  }

  /** Starts the server of a rival, which must be at hand. */
  public RivalServer start(Rival rival, Path log) throws IOException, InterruptedException {
    Path folder = made(rival.kit());
    return RivalServer.start(
        rival.label(), new ProcessBuilder(rival.command()).directory(folder.toFile()), log);
  }

  private Path made(Kit kit) throws IOException, InterruptedException {
    Path before = made.get(kit);
    if (before != null) {
      return before;
    }
    Path folder = scratch.newFolder("rival");
    kit.make(folder);
    made.put(kit, folder);
    return folder;
  }

  @Override
  public void close() throws IOException {
    scratch.close();
  }
}
