package dev.bulletin.realtime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** A client on a WebSocket that sees every frame as it is on the network. */
final class RawClient implements AutoCloseable {
  static final int TEXT = 1;
  static final int BINARY = 2;
  static final int CLOSE = 8;
  static final int PING = 9;
  private static final int TIMEOUT_MILLIS = 30_000;
  private static final int FINAL = 0x80;
  private static final int RSV1 = 0x40;
  private static final byte[] TAIL = {0, 0, (byte) 0xff, (byte) 0xff};

  private final Socket socket;
  private final DataInputStream in;
  private final OutputStream out;
  private final String answer;

  private RawClient(Socket socket, String request) throws IOException {
    this.socket = socket;
    socket.setSoTimeout(TIMEOUT_MILLIS);
    this.in = new DataInputStream(socket.getInputStream());
    this.out = socket.getOutputStream();
    out.write(request.getBytes(ISO_8859_1));
    this.answer = head();
  }

  /** A frame as it came. */
  record Frame(int opcode, boolean compressed, byte[] payload) {
    /** As it was meant. */
    String text() throws DataFormatException {
      return new String(compressed ? inflated(payload) : payload, UTF_8);
    }

    int closeCode() {
      return (payload[0] & 0xff) << 8 | payload[1] & 0xff;
    }
  }

  /**
   * Opens one.
   *
   * @param headers more of them, each with its end
   */
  static RawClient open(int port, String path, String... headers) throws IOException {
    String request =
        "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                .formatted(path, port)
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            + String.join("", headers)
            + "\r\n";
    return new RawClient(new Socket("127.0.0.1", port), request);
  }

  private String head() throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.readUnsignedByte());
    }
    return head.toString();
  }

  /** The head of the answer to the upgrade. */
  String answer() {
    return answer;
  }

  void send(String text) throws IOException {
    send(FINAL | TEXT, text.getBytes(UTF_8));
  }

  void sendCompressed(String text) throws IOException {
    sendCompressed(deflated(text.getBytes(UTF_8)));
  }

  /** Bytes as they are, said to be a compressed text. */
  void sendCompressed(byte[] bytes) throws IOException {
    send(FINAL | RSV1 | TEXT, bytes);
  }

  /** With a mask of zeros, which changes nothing. */
  private void send(int first, byte[] payload) throws IOException {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write(first);
    if (payload.length < 126) {
      frame.write(FINAL | payload.length);
    } else {
      frame.write(FINAL | 126);
      frame.write(payload.length >> 8);
      frame.write(payload.length);
    }
    frame.write(new byte[4]);
    frame.write(payload);
    out.write(frame.toByteArray());
  }

  Frame next() throws IOException {
    int first = in.readUnsignedByte();
    int length = in.readUnsignedByte();
    if (length == 126) {
      length = in.readUnsignedShort();
    } else if (length == 127) {
      length = (int) in.readLong();
    }
    byte[] payload = new byte[length];
    in.readFully(payload);
    return new Frame(first & 0x0f, (first & RSV1) != 0, payload);
  }

  /** The next frame with that in its text; those before it are forgotten. */
  Frame await(String part) throws IOException, DataFormatException {
    Frame frame = next();
    while (!frame.text().contains(part)) {
      frame = next();
    }
    return frame;
  }

  int closeCode() throws IOException {
    Frame frame = next();
    while (frame.opcode() != CLOSE) {
      frame = next();
    }
    return frame.closeCode();
  }

  static byte[] deflated(byte[] bytes) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    deflater.setInput(bytes);
    byte[] out = new byte[bytes.length + 100];
    int end = deflater.deflate(out, 0, out.length, Deflater.SYNC_FLUSH);
    deflater.end();
    return Arrays.copyOf(out, end - TAIL.length);
  }

  private static byte[] inflated(byte[] bytes) throws DataFormatException {
    Inflater inflater = new Inflater(true);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] part = new byte[100_000];
    for (byte[] input : new byte[][] {bytes, TAIL}) {
      inflater.setInput(input);
      for (int n = inflater.inflate(part); n > 0; n = inflater.inflate(part)) {
        all.write(part, 0, n);
      }
    }
    inflater.end();
    return all.toByteArray();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
