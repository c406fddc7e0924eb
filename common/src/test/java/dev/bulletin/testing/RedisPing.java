package dev.bulletin.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Asks a Redis whether it answers, which it does not while it reads its append-only file. */
final class RedisPing {
  private static final int LIMIT_MILLIS = 1_000;

  private RedisPing() {}

  static void requireAnswer(String host, int port) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), LIMIT_MILLIS);
      socket.setSoTimeout(LIMIT_MILLIS);
      String answer = ping(socket);
      if (!"+PONG".equals(answer)) {
        throw new IOException("Redis answered " + answer);
      }
    }
  }

  private static String ping(Socket socket) throws IOException {
    socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
    var reader = new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII);
    return new BufferedReader(reader).readLine();
  }
}
