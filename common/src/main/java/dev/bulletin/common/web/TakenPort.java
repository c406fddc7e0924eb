package dev.bulletin.common.web;

import io.netty.channel.unix.Errors.NativeIoException;
import java.net.BindException;

/** What is heard of a port on which somebody else listens already. */
final class TakenPort {
  /** EADDRINUSE of Linux, as errno(3) names it; Netty has it negative. */
  private static final int IN_USE = -98;

  private TakenPort() {}

  static boolean explains(Throwable failure) {
    return failure instanceof BindException
        || (failure instanceof NativeIoException heard && heard.expectedErr() == IN_USE);
  }
}
