package dev.bulletin.common.bus;

/** An address where messages of one type are published to whoever listens; none is kept. */
public record Topic<M extends Record>(String address, Class<M> type) {}
