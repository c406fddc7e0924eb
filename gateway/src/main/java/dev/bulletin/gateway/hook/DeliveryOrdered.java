package dev.bulletin.gateway.hook;

/** A delivery is on its way, as the log will tell. */
public record DeliveryOrdered(String hook, long number) {}
