package dev.bulletin.bench.visibility;

import dev.bulletin.bench.BenchException;
import dev.bulletin.bench.visibility.Reader.Seen;
import dev.bulletin.bench.visibility.VisibilityData.Change;
import dev.bulletin.bench.visibility.VisibilityData.Sighting;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Changes of one report, each looked for at every gateway by readers that are there before it. */
final class Changes implements AutoCloseable {
  private final List<String> origins;
  private final List<Reader> pages;
  private final List<Reader> api;
  private final Writer writer = new Writer();
  private final ExecutorService threads;
  private int number;

  Changes(List<String> origins) {
    this.origins = origins;
    this.pages = readers("/en/reports/" + Writer.SLUG);
    this.api = readers("/api/v1/reports/" + Writer.SLUG + "?language=en");
    this.threads = Executors.newFixedThreadPool(2 * origins.size());
  }

  private List<Reader> readers(String path) {
    return origins.stream().map(origin -> new Reader(origin + path)).toList();
  }

  /** Publishes the report, and changes it so often that the services are compiled. */
  void warmUp(int count) throws IOException, InterruptedException {
    writer.publish(origins.get(0), title());
    for (Reader reader : Stream.concat(pages.stream(), api.stream()).toList()) {
      reader.await(title());
    }
    make(count);
  }

  /** Makes changes, through one gateway after the other. */
  List<Change> make(int count) throws IOException, InterruptedException {
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      number++;
      changes.add(change(origins.get(number % origins.size()), title()));
    }
    return changes;
  }

  private String title() {
    return "Title no. " + number + ".";
  }

  private Change change(String origin, String title) throws IOException, InterruptedException {
    List<Future<Seen>> seenOnPages = look(pages, title);
    List<Future<Seen>> seenInApi = look(api, title);
    writer.update(origin, title);
    long acknowledged = System.nanoTime();
    return new Change(sighting(seenOnPages, acknowledged), sighting(seenInApi, acknowledged));
  }

  private List<Future<Seen>> look(List<Reader> readers, String title) {
    return readers.stream().map(reader -> threads.submit(() -> reader.await(title))).toList();
  }

  private static Sighting sighting(List<Future<Seen>> readers, long acknowledged)
      throws InterruptedException {
    long last = acknowledged;
    int looks = 0;
    int errors = 0;
    for (Future<Seen> reader : readers) {
      Seen seen = seen(reader);
      last = Math.max(last, seen.nanoTime());
      looks += seen.looks();
      errors += seen.errors();
    }
    return new Sighting(TimeUnit.NANOSECONDS.toMicros(last - acknowledged), looks, errors);
  }

  private static Seen seen(Future<Seen> reader) throws InterruptedException {
    try {
      return reader.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof BenchException refused
          ? refused
          : new BenchException(BenchException.Kind.REFUSED, "a reader failed: " + e.getCause());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
