package dev.bulletin.contract.realtime;

/** Something to do to all connections of a user, on all nodes. */
public sealed interface UserOrder
    permits DisconnectUser, RefreshUser, SubscribeUser, TellUser, UnsubscribeUser {
  String user();
}
