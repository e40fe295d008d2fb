package dev.keyport.archunit.internal.bytecode;

/** Where a secret must not go. */
public enum Leak {
    LOG("gives a secret to a log"),
    TEXT("makes a secret part of a text"),
    EXCEPTION("gives a secret to an exception"),
    TO_STRING("shows a secret in toString");

    private final String words;

    Leak(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
