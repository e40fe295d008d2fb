/** Products posted to a social network; see {@link dev.keyport.port.social.SocialPublisher}. */
@NullMarked
package dev.keyport.port.social;

import org.jspecify.annotations.NullMarked;
