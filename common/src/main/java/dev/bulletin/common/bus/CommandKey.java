package dev.bulletin.common.bus;

/**
 * Names a command that may be sent more than once and is to be done once.
 *
 * @param name the same whenever the same asker uses the same key, and tells neither
 * @param request the digest of what is asked for; another one under the same name is refused
 */
public record CommandKey(String name, String request) {}
