package dev.bulletin.realtime.transport;

/** Who hears what comes from one client. */
public interface SocketHandler {
  /** A frame of JSON. */
  void received(String text);

  /** A frame of Protobuf. */
  void received(byte[] bytes);

  /** Something came that is not even text of the transport. */
  void malformed();

  /** Something came that the transport itself found too large. */
  void tooLarge();

  /** The socket was slow and is so no more. */
  void drained();

  /** The connection has ended, whoever wanted it. */
  void closed();
}
