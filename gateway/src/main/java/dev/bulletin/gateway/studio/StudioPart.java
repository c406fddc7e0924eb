package dev.bulletin.gateway.studio;

/** A part of the studio, whose routes lead through its door. */
public interface StudioPart {
  void mount(Door door);
}
