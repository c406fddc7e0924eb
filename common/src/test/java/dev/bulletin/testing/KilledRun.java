package dev.bulletin.testing;

import java.nio.file.Path;
import java.time.Duration;

/** A JVM that starts a server in a folder and waits to be killed. */
final class KilledRun {
  private KilledRun() {}

  public static void main(String[] args) throws InterruptedException {
    Path folder = Path.of(args[1]);
    try (AutoCloseable server =
        args[0].equals("redis") ? RedisServer.start(folder) : PostgresServer.start(folder)) {
      System.out.println("started " + server);
      Thread.currentThread().join();
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  static ChildProcess start(String server, Path folder) {
    ChildProcess run =
        JavaProcess.ofMain("killed-run", TestClassPath.get(), KilledRun.class.getName())
            .arguments(server, folder.toString())
            .start();
    run.awaitLine("^started", Duration.ofSeconds(120));
    return run;
  }
}
