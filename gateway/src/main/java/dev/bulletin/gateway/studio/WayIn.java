package dev.bulletin.gateway.studio;

/** A way into the studio, open to everyone. */
public interface WayIn {
  void mount(Porch porch);
}
