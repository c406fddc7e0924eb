/** The page on which admins see who changed what. */
@NullMarked
package dev.bulletin.gateway.studio.audit;

import org.jspecify.annotations.NullMarked;
