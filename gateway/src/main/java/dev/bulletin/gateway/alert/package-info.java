/** Alert rules: when to tell that something is as somebody wants to know, by API. */
@NullMarked
package dev.bulletin.gateway.alert;

import org.jspecify.annotations.NullMarked;
