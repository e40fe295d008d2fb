package dev.keyport.archunit;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.keyport.archunit.internal.bytecode.CodeBase;
import dev.keyport.archunit.internal.bytecode.Leak;
import dev.keyport.archunit.internal.bytecode.SecretFlow;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where secrets leak, found once for all rules that ask about the same import. Thread-safe. */
final class SecretLeaks {

    private record Found(WeakReference<JavaClass> first, int size, Map<Leak, List<String>> lines) {

        boolean isOf(List<JavaClass> classes) {
            return classes.size() == size && first.refersTo(classes.get(0));
        }
    }

    private @Nullable Found last;

    synchronized Stream<String> in(Parts parts, Leak leak) {
        List<JavaClass> classes = parts.own();
        if (classes.isEmpty()) {
            return Stream.empty();
        }
        Found found = last;
        if (found == null || !found.isOf(classes)) {
            SecretFlow flow = new SecretFlow(new CodeBase(classes));
            Map<Leak, List<String>> lines = Arrays.stream(Leak.values())
                    .collect(Collectors.toMap(
                            Function.identity(), each -> flow.found(each).toList()));
            found = new Found(new WeakReference<>(classes.get(0)), classes.size(), lines);
            last = found;
        }
        return found.lines().getOrDefault(leak, List.of()).stream();
    }
}
