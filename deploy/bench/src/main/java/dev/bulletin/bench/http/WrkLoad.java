package dev.bulletin.bench.http;

import dev.bulletin.bench.BenchException;
import dev.bulletin.bench.Body;
import dev.bulletin.bench.Load;
import dev.bulletin.bench.LoadResult;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Requests for one URL by wrk: one thread, 32 connections kept alive, as fast as they come back.
 */
public final class WrkLoad implements Load {
  /** The load in words. */
  public static final String SHAPE = "wrk -t1 -c32";

  private final Path wrk;
  private final Path script;
  private final PageClient pages;
  private final URI url;
  private final Encoding encoding;

  /** The script is a file that {@link WrkScript} has written. */
  public WrkLoad(Path wrk, Path script, PageClient pages, URI url, Encoding encoding) {
    this.wrk = wrk;
    this.script = script;
    this.pages = pages;
    this.url = url;
    this.encoding = encoding;
  }

  @Override
  public LoadResult run(Duration duration) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command(duration)).redirectErrorStream(true).start();
    try {
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new BenchException(
            BenchException.Kind.CANNOT_RUN, "wrk failed on %s: %s".formatted(url, output.strip()));
      }
      return WrkSummary.parse(output);
    } finally {
      process.destroy();
    }
  }

  @Override
  public Body sample() throws IOException, InterruptedException {
    return Body.of(pages.fetch(url, encoding).body());
  }

  private List<String> command(Duration duration) {
    return List.of(
        wrk.toString(),
        "-t1",
        "-c32",
        "-d" + duration.toSeconds() + "s",
        "-s" + script,
        "-HAccept-Encoding: " + encoding.token(),
        url.toString());
  }
}
