package dev.bulletin.common.health;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Asks the node of the same container whether it is ready: a health check where there is neither a
 * shell nor another program. Ends with 0 if it is, with 1 if not.
 */
public final class ProbeMain {
  private static final int LIMIT_MILLIS = 2_000;
  private static final String QUESTION = "GET /readyz HTTP/1.0\r\n\r\n";
  private static final String READY = " 200";
  private static final int STATUS_LINE_START = "HTTP/1.1 200".length();

  private ProbeMain() {}

  public static void main(String[] args) {
    System.exit(isReady(System.getenv()) ? 0 : 1);
  }

  /** Whether it is, as its settings say where it is. */
  public static boolean isReady(Map<String, String> environment) {
    try (Socket socket = new Socket()) {
      socket.connect(address(environment), LIMIT_MILLIS);
      socket.setSoTimeout(LIMIT_MILLIS);
      socket.getOutputStream().write(QUESTION.getBytes(StandardCharsets.US_ASCII));
      byte[] start = socket.getInputStream().readNBytes(STATUS_LINE_START);
      return new String(start, StandardCharsets.US_ASCII).endsWith(READY);
    } catch (IOException away) {
      return false;
    }
  }

  /** Where the management port is found from inside, by the settings that its server reads. */
  private static InetSocketAddress address(Map<String, String> environment) {
    String host = environment.getOrDefault("BULLETIN_MANAGEMENT_HOST", "127.0.0.1");
    String port = environment.getOrDefault("BULLETIN_MANAGEMENT_PORT", "9090");
    return new InetSocketAddress(
        host.equals("0.0.0.0") ? "127.0.0.1" : host, Integer.parseInt(port));
  }
}
