package dev.bulletin.gateway.people;

import dev.bulletin.gateway.person.Role;
import java.util.Optional;

/**
 * What another provider vouches for.
 *
 * @param subject by which the provider knows the person, now and later
 * @param login as it would be here; may be none that anybody can have
 * @param role what they may do; empty when that is nothing
 * @param decidesRole whether the role holds for those too who are known already
 * @param creates whether somebody who was not invited gets an account
 */
public record Voucher(
    String issuer,
    String subject,
    String login,
    String name,
    Optional<Role> role,
    boolean decidesRole,
    boolean creates) {}
