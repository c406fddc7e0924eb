package dev.bulletin.gateway.people;

import dev.bulletin.gateway.person.Role;

/**
 * Someone who is to be.
 *
 * @param name as others are shown it
 */
public record NewPerson(String login, String name, Role role) {}
