/**
 * A network of this machine's own for the processes of a suite: cut, slow, in two halves. Of
 * Linux's network namespaces, so root only.
 */
@NullMarked
package dev.bulletin.faults.network;

import org.jspecify.annotations.NullMarked;
