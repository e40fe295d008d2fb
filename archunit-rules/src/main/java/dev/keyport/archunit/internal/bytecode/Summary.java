package dev.keyport.archunit.internal.bytecode;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** What a method does with secrets and with its parameters: which it returns, leaks, and keeps in fields. */
final class Summary {

    private final Map<Leak, Long> leaks = new EnumMap<>(Leak.class);
    private final Map<String, Long> fields = new HashMap<>();
    private long returned;
    private boolean changed;

    long returned() {
        return returned;
    }

    long leaked(Leak leak) {
        return leaks.getOrDefault(leak, 0L);
    }

    Map<String, Long> fields() {
        return Map.copyOf(fields);
    }

    void addReturned(long bits) {
        changed |= (returned | bits) != returned;
        returned |= bits;
    }

    void addLeak(Leak leak, long bits) {
        changed |= add(leaks, leak, bits);
    }

    void addField(String field, long bits) {
        changed |= add(fields, field, bits);
    }

    /** Whether anything was added since this was asked before. */
    boolean wasChanged() {
        boolean was = changed;
        changed = false;
        return was;
    }

    static <K> boolean add(Map<K, Long> all, K key, long bits) {
        long before = all.getOrDefault(key, 0L);
        all.put(key, before | bits);
        return (before | bits) != before;
    }
}
