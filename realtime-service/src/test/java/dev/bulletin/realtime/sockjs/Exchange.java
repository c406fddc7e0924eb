package dev.bulletin.realtime.sockjs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * A TCP connection on which one asks in plain HTTP and sees exactly what comes back. No client of
 * the platform lets a test say what it likes in its headers, or shows chunks.
 */
public final class Exchange implements AutoCloseable {
  private static final int LIMIT_MILLIS = 30_000;
  private static final String CHUNKED = "chunked";

  private final Socket socket;
  private final InputStream in;
  private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private int status;
  private byte[] chunk = {};
  private int taken;
  private int left;
  private boolean over;

  private Exchange(Socket socket) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
  }

  public static Exchange open(int port) throws IOException {
    Socket socket = new Socket("127.0.0.1", port);
    socket.setSoTimeout(LIMIT_MILLIS);
    return new Exchange(socket);
  }

  /** Sends a request with HTTP/1.1 and reads the head of the answer. */
  public Exchange send(String method, String path, String body, String... headers)
      throws IOException {
    return sendAs("HTTP/1.1", method, path, body, headers);
  }

  public Exchange sendAs(String version, String method, String path, String body, String... headers)
      throws IOException {
    write(version, method, path, body, headers);
    readHead();
    return this;
  }

  /** Sends a request and waits for nothing. */
  public void write(String method, String path, String body) throws IOException {
    write("HTTP/1.1", method, path, body, new String[0]);
  }

  private void write(String version, String method, String path, String body, String[] headers)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    StringBuilder head = new StringBuilder("%s %s %s\r\n".formatted(method, path, version));
    head.append("Host: 127.0.0.1:").append(socket.getPort()).append("\r\n");
    for (int i = 0; i < headers.length; i += 2) {
      head.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
    }
    if (method.equals("POST")) {
      head.append("Content-Length: ").append(bytes.length).append("\r\n");
    }
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    request.writeBytes(bytes);
    socket.getOutputStream().write(request.toByteArray());
  }

  /** How long it waits for the server. */
  public Exchange limit(int millis) throws IOException {
    socket.setSoTimeout(millis);
    return this;
  }

  private void readHead() throws IOException {
    headers.clear();
    chunk = new byte[0];
    taken = 0;
    over = false;
    status = Integer.parseInt(line().split(" ")[1]);
    for (String line = line(); !line.isEmpty(); line = line()) {
      String[] header = line.split(":", 2);
      headers.merge(header[0], header[1].strip(), (one, other) -> one + "\n" + other);
    }
    left = Integer.parseInt(header("content-length").isEmpty() ? "-1" : header("content-length"));
    over = status == 204 || status == 304 || left == 0;
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new IOException("the connection ended within a line");
      }
      line.write(next);
    }
    return line.toString(StandardCharsets.UTF_8).stripTrailing();
  }

  public int status() {
    return status;
  }

  /** Empty when there is none. */
  public String header(String name) {
    return headers.getOrDefault(name, "");
  }

  /** The next chunk as it was sent; empty when the answer is over. */
  public String chunk() throws IOException {
    byte[] next = nextChunk();
    return new String(next, StandardCharsets.UTF_8);
  }

  private byte[] nextChunk() throws IOException {
    if (over) {
      return new byte[0];
    }
    byte[] next = in.readNBytes(Integer.parseInt(line(), 16));
    line();
    over = next.length == 0;
    return next;
  }

  /** So many bytes of the answer; fewer when it is over before. */
  public String read(int length) throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    while (read.size() < length && fill()) {
      int next = Math.min(length - read.size(), chunk.length - taken);
      read.write(chunk, taken, next);
      taken += next;
    }
    return read.toString(StandardCharsets.UTF_8);
  }

  /** The answer up to the next line feed, which is left out. */
  public String readLine() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (fill() && chunk[taken] != '\n') {
      line.write(chunk[taken++]);
    }
    taken++;
    return line.toString(StandardCharsets.UTF_8);
  }

  /** Whether there is more; looks into the network for it if need be. */
  private boolean fill() throws IOException {
    if (taken >= chunk.length) {
      chunk = header("transfer-encoding").equals(CHUNKED) ? nextChunk() : nextPart();
      taken = 0;
    }
    return chunk.length > 0;
  }

  private byte[] nextPart() throws IOException {
    if (over) {
      return new byte[0];
    }
    byte[] next = left < 0 ? in.readNBytes(1) : in.readNBytes(left);
    over = left >= 0 || next.length == 0;
    return next;
  }

  /** The rest of the answer. */
  public String body() throws IOException {
    return read(Integer.MAX_VALUE);
  }

  /** Whether the answer ends here. */
  public boolean isOver() throws IOException {
    return !fill();
  }

  /** Whether the server ends the connection. */
  public boolean isClosed() throws IOException {
    return in.read() < 0;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
