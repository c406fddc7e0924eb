package dev.bulletin.gateway.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.contract.report.Language;
import dev.bulletin.gateway.RunningGateway;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import io.micrometer.core.instrument.Meter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ten thousand requests that nobody has thought of: bytes at random, and good requests of every
 * route with some bytes changed. The seed is printed; {@code -Drandom.bytes.seed=} sends the same
 * again.
 */
@ExtendWith(Servers.class)
class RandomBytesIT {
  private static final Logger log = LoggerFactory.getLogger(RandomBytesIT.class);
  private static final long SEED = Long.getLong("random.bytes.seed", System.nanoTime());
  private static final int REQUESTS = 10_000;
  private static final int THREADS = 32;

  /** After which a request that is not whole is ended by us, to see that the connection ends. */
  private static final int QUIET_MILLIS = 100;

  /** What means something somewhere. */
  private static final String QUERY = "qlimitafromo=&=&=%0%2f+.:;,'/?-_0123456789";

  private static final String VISIBLE = "%&=/\\?#:,.'\"{}[]<>+*-_0aZ";
  private static final String ODD = VISIBLE + " \t;\u0000\u0080\u00ff";

  private static final int HANG_MILLIS = 60_000;

  private static RunningGateway gateway;
  private static List<Address> addresses;

  @BeforeAll
  static void start(PostgresServer.Access access) throws Exception {
    gateway = RunningGateway.start(access);
    gateway.reports().put("outlook", Language.EN, "The week ahead");
    addresses = Address.of(gateway.routes());
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void neverFailsAndNeverHangs() throws Exception {
    log.info("the seed is {}", SEED);
    ExecutorService senders = Executors.newFixedThreadPool(THREADS);
    List<Callable<Integer>> tasks =
        IntStream.range(0, REQUESTS)
            .<Callable<Integer>>mapToObj(i -> () -> status(bytes(new Random(SEED + i))))
            .toList();
    Map<Integer, Long> statuses = new TreeMap<>();
    for (Future<Integer> sent : senders.invokeAll(tasks)) {
      statuses.merge(sent.get(), 1L, Long::sum);
    }
    senders.shutdown();
    assertThat(senders.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    log.info("answers by status, 0 for none: {}", statuses);
    assertThat(statuses).as("seed %d", SEED).doesNotContainKey(500).containsKeys(200, 400, 401);
    assertThat(failures()).as("seed %d", SEED).isEmpty();
    assertThat(gateway.get("/studio/sign-in").statusCode()).isEqualTo(200);
  }

  /** What went wrong without the client waiting to hear it. */
  private static List<String> failures() {
    return gateway.node().meters().getMeters().stream()
        .map(Meter::getId)
        .filter(id -> Set.of("requests", "request.duration").contains(id.getName()))
        .filter(id -> "500".equals(id.getTag("code")))
        .map(Meter.Id::toString)
        .toList();
  }

  private static byte[] bytes(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> noise(random);
      case 1 -> request(random).getBytes(StandardCharsets.ISO_8859_1);
      default -> changed(random, request(random).getBytes(StandardCharsets.ISO_8859_1));
    };
  }

  private static byte[] noise(Random random) {
    byte[] noise = new byte[1 + random.nextInt(300)];
    random.nextBytes(noise);
    return noise;
  }

  private static byte[] changed(Random random, byte[] request) {
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      request[random.nextInt(request.length)] = (byte) random.nextInt(256);
    }
    return request;
  }

  private static String request(Random random) {
    Address address = addresses.get(random.nextInt(addresses.size()));
    String body = random.nextBoolean() ? "" : body(random);
    return """
        %s %s%s HTTP/1.1
        Host: localhost
        Connection: close
        Accept: %s
        Authorization: Bearer %s
        Content-Type: %s
        If-Match: "%d"
        X-Forwarded-For: 203.0.113.%d
        Cookie: lang=%s; bulletin-session=%s
        Content-Length: %d

        """
            .formatted(
                address.method(),
                address.example(),
                random.nextBoolean() ? "" : "?" + text(random, QUERY),
                random.nextInt(9) == 0 ? text(random, ODD) : "application/json",
                random.nextInt(9) == 0 ? text(random, ODD) : RunningGateway.TOKEN,
                random.nextInt(9) == 0 ? text(random, ODD) : "application/json",
                random.nextInt(9),
                random.nextInt(256),
                text(random, VISIBLE),
                text(random, VISIBLE),
                body.length())
            .replace("\n", "\r\n")
        + body;
  }

  private static String body(Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> "{\"slug\":\"" + text(random, ODD) + "\",\"texts\":{\"en\":{\"title\":\"x\"}}}";
      case 1 -> "{\"slugs\":[\"outlook\"," + random.nextInt() + "]}";
      default -> text(random, ODD);
    };
  }

  private static String text(Random random, String letters) {
    return IntStream.range(0, random.nextInt(30))
        .mapToObj(i -> String.valueOf(letters.charAt(random.nextInt(letters.length()))))
        .collect(Collectors.joining());
  }

  /** The status of the answer; 0 when there is none. */
  private static int status(byte[] request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
      socket.setSoTimeout(QUIET_MILLIS);
      send(socket, request);
      return first(socket).map(RandomBytesIT::status).orElse(0);
    }
  }

  private static void send(Socket socket, byte[] request) throws IOException {
    try {
      socket.getOutputStream().write(request);
    } catch (SocketException refusedAlready) {
      log.trace("the other side had enough", refusedAlready);
    }
  }

  /** Behind the protocol, which is the one that was sent, be it what it will. */
  private static int status(String line) {
    assertThat(line).matches(".+/\\d\\.\\d \\d{3}.*");
    return Integer.parseInt(line.replaceFirst(".+?/\\d\\.\\d (\\d{3}).*", "$1"));
  }

  /** The beginning of the answer, read to its end. */
  private static Optional<String> first(Socket socket) throws IOException {
    try {
      var in = new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1);
      Optional<String> line = Optional.ofNullable(new BufferedReader(in).readLine());
      end(socket);
      return line;
    } catch (SocketTimeoutException quiet) {
      end(socket);
      return Optional.empty();
    } catch (SocketException reset) {
      return Optional.empty();
    }
  }

  /** Says that no more is sent; the other side has to end the connection then. */
  private static void end(Socket socket) throws IOException {
    try {
      socket.setSoTimeout(HANG_MILLIS);
      socket.shutdownOutput();
      InputStream in = socket.getInputStream();
      in.transferTo(OutputStream.nullOutputStream());
    } catch (SocketException reset) {
      log.trace("that is an end too", reset);
    }
  }
}
