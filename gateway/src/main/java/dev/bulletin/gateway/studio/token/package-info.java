/** The page on which tokens of programs are made and revoked. */
@NullMarked
package dev.bulletin.gateway.studio.token;

import org.jspecify.annotations.NullMarked;
