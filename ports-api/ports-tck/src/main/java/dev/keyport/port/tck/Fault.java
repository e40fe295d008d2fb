package dev.keyport.port.tck;

import java.util.function.UnaryOperator;

/**
 * What goes wrong at a vendor.
 *
 * @param name for people
 * @param worked whether the vendor did the work before it went wrong
 * @param answer makes the wrong answer from the right one
 */
record Fault(String name, boolean worked, UnaryOperator<VendorAnswer> answer) {

    /** After the work, the answer is changed. */
    static Fault after(String name, UnaryOperator<VendorAnswer> answer) {
        return new Fault(name, true, answer);
    }

    /** Instead of the work, another answer. */
    static Fault instead(String name, VendorAnswer answer) {
        return new Fault(name, false, unused -> answer);
    }

    static Fault delivered(VendorAnswer.Delivery delivery) {
        return after(delivery.name(), answer -> answer.delivered(delivery));
    }

    /** After the work, an answer of the same status and media type with another body. */
    static Fault body(String name, byte[] body) {
        return after(name, answer -> answer.with(body));
    }

    @Override
    public String toString() {
        return name;
    }
}
