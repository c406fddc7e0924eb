package dev.bulletin.contract.realtime;

/** How many connections a node has ended. */
public record ReadersClosed(int closed) {}
