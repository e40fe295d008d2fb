/** Who is in front of the pages of the host: sign-in, session, sign-out, and the gate that every page stands behind. */
@NullMarked
package dev.keyport.host.signin;

import org.jspecify.annotations.NullMarked;
