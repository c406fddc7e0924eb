package dev.bulletin.faults.clock;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Says what time it is whenever it is told a line. */
final class TimeMain {
  private TimeMain() {}

  public static void main(String[] args) throws IOException {
    var told = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    while (told.readLine() != null) {
      System.out.println(Instant.now());
    }
  }
}
