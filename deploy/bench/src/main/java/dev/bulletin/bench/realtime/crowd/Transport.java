package dev.bulletin.bench.realtime.crowd;

import io.netty.channel.Channel;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;

/** How sockets are waited for. */
public record Transport(String name, IoHandlerFactory handler, Class<? extends Channel> channel) {
  /** The cheaper one where it runs. */
  public static Transport best() {
    return Epoll.isAvailable()
        ? new Transport("epoll", EpollIoHandler.newFactory(), EpollSocketChannel.class)
        : new Transport("NIO", NioIoHandler.newFactory(), NioSocketChannel.class);
  }
}
