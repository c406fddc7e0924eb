package dev.bulletin.faults.network;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Sends back what it gets at its address, and tries the addresses that it is told. */
final class EchoMain {
  static final int PORT = 7_000;
  private static final int LIMIT_MILLIS = 1_000;

  private EchoMain() {}

  public static void main(String[] args) throws IOException {
    var server = new ServerSocket();
    server.bind(new InetSocketAddress(args[0], PORT));
    Thread echo = new Thread(() -> serve(server));
    echo.setDaemon(true);
    echo.start();
    System.out.println("listening");
    var told = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String address = told.readLine(); address != null; address = told.readLine()) {
      System.out.println(address + (reaches(address) ? " answers" : " is silent"));
    }
  }

  private static void serve(ServerSocket server) {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        Thread echo = new Thread(() -> echo(socket));
        echo.setDaemon(true);
        echo.start();
      } catch (IOException closed) {
        return;
      }
    }
  }

  private static void echo(Socket socket) {
    try (socket) {
      socket.getInputStream().transferTo(socket.getOutputStream());
    } catch (IOException gone) {
      return;
    }
  }

  private static boolean reaches(String address) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, PORT), LIMIT_MILLIS);
      return true;
    } catch (IOException silent) {
      return false;
    }
  }
}
