/** Keyport over HTTP: routes, authentication, request bodies, and the one place that maps failures to answers. */
@NullMarked
package dev.keyport.host.http;

import org.jspecify.annotations.NullMarked;
