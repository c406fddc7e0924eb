package dev.bulletin.contract.realtime;

/**
 * Where readers connect: what realtime-service answers, the gateway passes through, and whatever
 * stands before both sends straight to realtime-service.
 */
public final class SocketPaths {
  /** The root of all ways of connecting. */
  public static final String ROOT = "/connection";

  /** Where the SDK sends its commands to unless it is told otherwise. */
  public static final String EMULATION = "/emulation";

  private SocketPaths() {}
}
