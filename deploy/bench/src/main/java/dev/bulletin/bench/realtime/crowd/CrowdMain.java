package dev.bulletin.bench.realtime.crowd;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A process of readers: does what each line of its input says, and answers with one line. */
final class CrowdMain {
  /** Begins an answer, so that nothing else on the output is taken for one. */
  static final String ANSWER = "= ";

  static final int OPEN_LIMIT_SECONDS = 300;

  private static final JsonMapper JSON = new JsonMapper();

  private final Readers readers;

  private CrowdMain(Readers readers) {
    this.readers = readers;
  }

  /** What a process says of itself or of what it was asked. */
  record Text(String text) {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Transport transport = Transport.best();
    var orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (Readers readers = new Readers(transport)) {
      CrowdMain crowd = new CrowdMain(readers);
      answer(new Text(transport.name()));
      for (String order = orders.readLine(); order != null; order = orders.readLine()) {
        answer(crowd.obey(List.of(order.split(" "))));
      }
    }
  }

  private static void answer(Record answer) throws IOException {
    System.out.println(ANSWER + JSON.writeValueAsString(answer));
    System.out.flush();
  }

  private Record obey(List<String> order) throws InterruptedException {
    switch (order.get(0)) {
      case "open" -> open(order);
      case "count" -> count(order);
      case "resume" -> readers.on(() -> readers.resume(Long.parseLong(order.get(1))));
      case "sample" -> {
        return new Text(readers.ask(readers::sample));
      }
      default -> simple(order.get(0));
    }
    int number = order.get(0).equals("tally") ? Integer.parseInt(order.get(1)) : -1;
    return readers.ask(() -> readers.tally(number));
  }

  private void simple(String verb) {
    switch (verb) {
      case "stall" -> readers.on(readers::stall);
      case "mute" -> readers.on(readers::mute);
      case "drop" -> readers.on(readers::drop);
      case "sample-next" -> readers.on(readers::sampleNext);
      case "tally" -> {}
      default -> throw new IllegalArgumentException("no such order: " + verb);
    }
  }

  private void open(List<String> order) throws InterruptedException {
    var opening =
        new Opening(
            Dialect.valueOf(order.get(1)),
            Integer.parseInt(order.get(2)),
            List.of(order.get(3).split(",")),
            Integer.parseInt(order.get(4)),
            Integer.parseInt(order.get(5)));
    int first = Integer.parseInt(order.get(6));
    int count = Integer.parseInt(order.get(7));
    if (!readers.open(opening, first, count, OPEN_LIMIT_SECONDS)) {
      readers.on(() -> readers.counts().failed("not all arrived in time"));
    }
  }

  private void count(List<String> order) {
    long from = Long.parseLong(order.get(1));
    int number = Integer.parseInt(order.get(2));
    long interval = Long.parseLong(order.get(3));
    readers.on(() -> readers.count(from, number, interval));
  }
}
