package dev.bulletin.contract.realtime;

/** The order is on its way to all nodes, whether the user is connected there or not. */
public record SteeredUser(String user) {}
