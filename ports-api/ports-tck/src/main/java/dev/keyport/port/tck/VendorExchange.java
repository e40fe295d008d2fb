package dev.keyport.port.tck;

import java.util.List;

/**
 * One request that a {@link VendorScript} answers.
 *
 * @param capability what the adapter was asked for: the id of a capability, or {@value Operation#TEST}
 * @param request what it sent
 * @param reference what the answer has to say: the vendor's own id of what was made now, or of what was asked about. Where an
 *     answer has no id but a text, a name or a file, that; for a page of items, the id of the first; for a connection test, the
 *     account. Letters, digits and {@code -}, so it can stand in JSON as it is
 * @param done the references of all that the vendor has made for this tenant, the oldest first
 */
public record VendorExchange(String capability, VendorRequest request, String reference, List<String> done) {

    public VendorExchange {
        done = List.copyOf(done);
    }
}
