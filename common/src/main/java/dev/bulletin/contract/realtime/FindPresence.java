package dev.bulletin.contract.realtime;

/** Asks who is in a room that tells it. */
public record FindPresence(String room) {}
