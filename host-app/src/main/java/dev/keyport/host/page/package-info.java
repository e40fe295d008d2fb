/** The settings pages: what a person without a programmer's knowledge needs to connect providers, as HTML. */
@NullMarked
package dev.keyport.host.page;

import org.jspecify.annotations.NullMarked;
