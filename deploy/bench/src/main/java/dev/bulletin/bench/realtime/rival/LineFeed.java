package dev.bulletin.bench.realtime.rival;

import dev.bulletin.bench.realtime.server.Envelope;
import dev.bulletin.bench.realtime.server.Feed;
import dev.bulletin.contract.realtime.RoomMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** A connection to a rival that carries a line for each message: its room, a tab, and its text. */
final class LineFeed implements Feed, AutoCloseable {
  private final Socket socket;

  private LineFeed(Socket socket) {
    this.socket = socket;
  }

  static LineFeed to(int port) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    return new LineFeed(socket);
  }

  /** What is published at the same moment goes at once. */
  @Override
  public void publish(List<RoomMessage> messages) {
    try {
      socket.getOutputStream().write(lines(messages).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("a rival takes no messages any more", e);
    }
  }

  static String lines(List<RoomMessage> messages) {
    return messages.stream()
        .map(message -> message.room() + "\t" + Envelope.text(message) + "\n")
        .collect(Collectors.joining());
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException gone) {
      // With the rival, as it is to be.
    }
  }
}
