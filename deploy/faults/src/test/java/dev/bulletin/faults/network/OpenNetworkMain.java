package dev.bulletin.faults.network;

import java.io.IOException;

/** Makes a network and waits. */
final class OpenNetworkMain {
  private OpenNetworkMain() {}

  public static void main(String[] args) throws IOException {
    PrivateNetwork.open().join("member");
    System.out.println("open");
    System.in.transferTo(System.out);
  }
}
