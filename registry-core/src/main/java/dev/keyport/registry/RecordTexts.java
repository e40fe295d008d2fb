package dev.keyport.registry;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Changes the texts of records, of whatever class. */
final class RecordTexts {

    private RecordTexts() {}

    /**
     * The record with each of its components that is a text changed; itself when none of them changes.
     *
     * @throws IllegalStateException when the record cannot be read or does not take what its texts became
     */
    @SuppressWarnings("unchecked")
    static <R extends Record> R each(R record, UnaryOperator<String> change) {
        RecordComponent[] components = record.getClass().getRecordComponents();
        Object[] values = new Object[components.length];
        boolean changed = false;
        try {
            for (int i = 0; i < components.length; i++) {
                Method accessor = open(components[i].getAccessor());
                values[i] = accessor.invoke(record);
                if (values[i] instanceof String text) {
                    values[i] = change.apply(text);
                    changed |= !values[i].equals(text);
                }
            }
            return changed ? (R) canonical(record, components).newInstance(values) : record;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "the texts of a " + record.getClass().getName() + " cannot be changed");
        }
    }

    private static Constructor<?> canonical(Record record, RecordComponent[] components) throws NoSuchMethodException {
        Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        return open(record.getClass().getDeclaredConstructor(types));
    }

    private static <A extends AccessibleObject> A open(A member) {
        member.trySetAccessible();
        return member;
    }
}
