package dev.keyport.archunit.internal.bytecode;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.analysis.Value;

/**
 * What a value may hold: a secret itself, text that was revealed of one, or what a parameter holds.
 *
 * @param size in slots, 1 or 2
 * @param bits two for secrets and for each parameter: the object itself, and text made of it
 * @param made the instruction that made the object, for what is put into it later
 * @param lambda what runs when it is called
 */
record Taint(int size, long bits, @Nullable AbstractInsnNode made, Lambdas.@Nullable Lambda lambda) implements Value {

    static final long SECRET = 1;
    static final long REVEALED = 2;
    static final long OBJECTS = 0x5555555555555555L;
    static final long TEXTS = ~OBJECTS;

    private static final int WIDTH = 2;
    private static final int MAX_PARAMETERS = 30;

    @Override
    public int getSize() {
        return size;
    }

    static Taint of(int size, long bits) {
        return new Taint(size, bits, null, null);
    }

    static Taint none(int size) {
        return of(size, 0);
    }

    static long parameter(int index) {
        return index < MAX_PARAMETERS ? 3L << (WIDTH * (index + 1)) : 0;
    }

    static boolean isSecret(long bits) {
        return (bits & (SECRET | REVEALED)) != 0;
    }

    /** What a text holds that is made of a value. */
    static long asText(long bits) {
        return (bits & TEXTS) | ((bits & OBJECTS) << 1);
    }

    /** What bits of a method's parameters are for a caller that gave it these arguments. */
    static long map(long bits, long[] arguments) {
        long mapped = bits & (SECRET | REVEALED);
        for (int index = 0; index < arguments.length; index++) {
            long own = bits & parameter(index);
            mapped |= (own & OBJECTS) == 0 ? 0 : arguments[index] & OBJECTS;
            mapped |= (own & TEXTS) == 0 ? 0 : arguments[index] & TEXTS;
        }
        return mapped;
    }
}
