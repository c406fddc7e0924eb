package dev.bulletin.bench.push;

import dev.bulletin.bench.BenchException;
import dev.bulletin.bench.push.PushClient.Answer;
import dev.bulletin.bench.push.PushData.Sighting;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Pushes one sample after the other of a series that a dashboard shows, and looks at it there. */
final class Probe implements AutoCloseable {
  private static final String DASHBOARD = "push";
  private static final String SERIES = SampleBodies.PREFIX + "probe";
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final String DEFINITION =
      """
      title: Pushed
      tiles:
        - key: probe
          name: Probe
          series: %s
      panels:
        - key: all
          kind: tiles
          title: All
          place: {column: 1, row: 1, width: 12, height: 1}
          tiles: [probe]
      """
          .formatted(SERIES);

  private final PushClient client;
  private final SocketReader reader;
  private final Random random = new Random(4);
  private long number;

  private Probe(PushClient client, SocketReader reader) {
    this.client = client;
    this.reader = reader;
  }

  /** What was seen, and how often nothing was. */
  record Seen(List<Sighting> sightings, int missed) {}

  /** Makes the dashboard by the API, and joins its room. */
  static Probe open(String origin) throws IOException, InterruptedException {
    define(origin);
    return new Probe(
        new PushClient(origin, PushSuite.SCOPED_TOKEN),
        SocketReader.join(origin, "dashboard:" + DASHBOARD));
  }

  private static void define(String origin) throws IOException, InterruptedException {
    URI address = URI.create(origin + "/api/v1/dashboards/" + DASHBOARD + "/definition");
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(LIMIT)
            .header("Authorization", "Bearer " + PushSuite.TOKEN)
            .header("Content-Type", "application/yaml")
            .header("If-None-Match", "*")
            .PUT(HttpRequest.BodyPublishers.ofString(DEFINITION))
            .build();
    var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new BenchException(
          BenchException.Kind.CANNOT_RUN, "the dashboard is refused: " + answer.body());
    }
  }

  /** Looks again and again; between two looks any part of a tick goes by. */
  Seen look(Duration duration) throws InterruptedException {
    List<Sighting> sightings = new ArrayList<>();
    int missed = 0;
    long start = System.nanoTime();
    while (System.nanoTime() - start < duration.toNanos()) {
      Thread.sleep(random.nextInt(PushSuite.TICK_MILLIS));
      Optional<Sighting> sighting = look();
      sighting.ifPresent(sightings::add);
      missed += sighting.isEmpty() ? 1 : 0;
    }
    return new Seen(sightings, missed);
  }

  /** It may be shown before its answer has come. */
  private Optional<Sighting> look() throws InterruptedException {
    number++;
    long sent = System.nanoTime();
    Answer answer = client.push(Encoding.JSON, body());
    return answer.accepted() == 1
        ? reader.await(number).map(seen -> sighting(sent, answer.nanoTime(), seen))
        : Optional.empty();
  }

  private byte[] body() {
    return "{\"samples\":[{\"series\":\"%s\",\"value\":%d}]}"
        .formatted(SERIES, number)
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static Sighting sighting(long sent, long answered, long seen) {
    return new Sighting((seen - sent) / 1e6, Math.max(0, seen - answered) / 1e6);
  }

  @Override
  public void close() {
    reader.close();
  }
}
