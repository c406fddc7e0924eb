package dev.bulletin.testing;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Sends bytes as they are, and reads what comes. */
public final class RawClient implements AutoCloseable {
  private static final int LIMIT_MILLIS = 30_000;

  private final Socket socket;

  private RawClient(Socket socket) {
    this.socket = socket;
  }

  public static RawClient connect(int port) throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(LIMIT_MILLIS);
    return new RawClient(socket);
  }

  public RawClient send(String text) throws IOException {
    return send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  public RawClient send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
    return this;
  }

  /** Whether the other side takes more, and has not ended the connection. */
  public boolean trySend(String text) {
    try {
      send(text);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** So many bytes of what comes, or fewer when the connection ends before. */
  public String read(int bytes) throws IOException {
    try {
      return text(socket.getInputStream().readNBytes(bytes));
    } catch (SocketException reset) {
      return "";
    }
  }

  /** All that comes until the other side ends the connection, which it must. */
  public String readToEnd() throws IOException {
    StringBuilder all = new StringBuilder();
    InputStream in = socket.getInputStream();
    byte[] some = new byte[8_192];
    try {
      for (int length = in.read(some); length >= 0; length = in.read(some)) {
        all.append(text(Arrays.copyOf(some, length)));
      }
    } catch (SocketException reset) {
      // That is an end too.
    }
    return all.toString();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** Sends no more, and can still read. */
  public void endSending() throws IOException {
    socket.shutdownOutput();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
