package dev.bulletin.realtime.transport;

/** Where new clients arrive, on the event loop of their connection. */
@FunctionalInterface
public interface Lobby {
  /** Takes the client in, or closes its socket; what it sends goes to the handler. */
  SocketHandler admit(ClientSocket socket);
}
