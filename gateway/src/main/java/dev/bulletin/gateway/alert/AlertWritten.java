package dev.bulletin.gateway.alert;

/**
 * A rule was written.
 *
 * @param revision 0 when it has ended
 */
public record AlertWritten(String name, int revision) {}
