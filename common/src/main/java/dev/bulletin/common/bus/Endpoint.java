package dev.bulletin.common.bus;

/** The names of the HTTP ports that an instance announces. */
public final class Endpoint {
  /** The sockets of realtime-service. */
  public static final String REALTIME = "realtime";

  private Endpoint() {}

  /** A service's port for streams and binaries. */
  public static String internal(String service) {
    return service + "/internal";
  }
}
