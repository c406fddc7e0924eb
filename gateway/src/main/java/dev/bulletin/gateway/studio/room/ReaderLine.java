package dev.bulletin.gateway.studio.room;

/**
 * A reader in a list; an empty text is not known, or nothing.
 *
 * @param key the same for the same reader
 * @param who for people: the user, or that it is nobody known
 * @param origin the network that it comes from, and the beginning of its id
 * @param client what it is closed by
 * @param user what its user is disconnected by
 * @param stalled for how long nothing has reached it
 */
record ReaderLine(
    String key,
    String who,
    String origin,
    String client,
    String user,
    String node,
    String transport,
    String age,
    String rooms,
    String frames,
    String bytes,
    String marks,
    String stalled,
    String waiting) {}
