/** What connections do in the background: imports from shops, posts on social networks, hand-offs to vendors. */
@NullMarked
package dev.keyport.actions;

import org.jspecify.annotations.NullMarked;
