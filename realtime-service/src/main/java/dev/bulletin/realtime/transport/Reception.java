package dev.bulletin.realtime.transport;

import dev.bulletin.realtime.access.Addresses;

/**
 * What is the same for all who come, whichever way.
 *
 * @param origins whose pages may
 * @param addresses says from where they come
 * @param lobby where they arrive
 */
public record Reception(Origins origins, Addresses addresses, Lobby lobby) {}
