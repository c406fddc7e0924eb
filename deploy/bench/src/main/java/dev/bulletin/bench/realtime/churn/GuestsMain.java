package dev.bulletin.bench.realtime.churn;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bulletin.bench.realtime.crowd.Transport;
import java.io.IOException;

/** A process of guests, which ends when all have left, and says what they did in one line. */
final class GuestsMain {
  /** Begins that line, so that nothing else on the output is taken for it. */
  static final String ANSWER = "= ";

  static final int LIMIT_SECONDS = 600;

  private GuestsMain() {}

  /** The port of the server, the number of the first guest, and how many there are. */
  public static void main(String[] args) throws IOException, InterruptedException {
    int port = Integer.parseInt(args[0]);
    int first = Integer.parseInt(args[1]);
    int count = Integer.parseInt(args[2]);
    try (Guests guests = new Guests(Transport.best(), port, first, count)) {
      Visited visited = guests.receive(LIMIT_SECONDS);
      System.out.println(ANSWER + new JsonMapper().writeValueAsString(visited));
    }
  }
}
