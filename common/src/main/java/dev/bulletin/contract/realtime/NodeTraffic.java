package dev.bulletin.contract.realtime;

/**
 * What a node does; what is said of a second is of about the last ten.
 *
 * @param readers open connections
 * @param arriving those of them that have not said their first word
 * @param slow those of them that cannot take what there is for them
 * @param rooms that somebody is in on this node
 * @param publications heard a second; all nodes hear the same
 * @param frames of news written a second
 * @param bytes of news written a second, compressed where they are
 */
public record NodeTraffic(
    int readers,
    int arriving,
    int slow,
    int rooms,
    double publications,
    double frames,
    double bytes) {}
