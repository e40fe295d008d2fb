package dev.keyport.archunit;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

/** Asks where a class is. A package always stands for itself and all below it. */
final class Packages {

    private Packages() {}

    static boolean within(JavaClass type, String packageName) {
        return within(packageOf(type), packageName);
    }

    static boolean withinAny(JavaClass type, Collection<String> packageNames) {
        return packageNames.stream().anyMatch(name -> within(type, name));
    }

    static DescribedPredicate<JavaClass> inside(String packageName) {
        return DescribedPredicate.describe("inside " + packageName, type -> within(type, packageName));
    }

    static DescribedPredicate<JavaClass> insideAny(Collection<String> packageNames) {
        return DescribedPredicate.describe("inside " + packageNames, type -> withinAny(type, packageNames));
    }

    /** The package directly below one of the parents in which the class is; empty when it is in none. */
    static Optional<String> childOf(Collection<String> parents, JavaClass type) {
        String name = packageOf(type);
        return parents.stream()
                .filter(parent -> name.startsWith(parent + "."))
                .map(parent -> {
                    int end = name.indexOf('.', parent.length() + 1);
                    return end < 0 ? name : name.substring(0, end);
                })
                .findFirst();
    }

    static boolean isContract(JavaClass type) {
        return Arrays.asList(packageOf(type).split("\\.", -1)).contains("tck");
    }

    /** The package of the class, or of what an array holds. */
    static String packageOf(JavaClass type) {
        return type.getBaseComponentType().getPackageName();
    }

    private static boolean within(String name, String packageName) {
        return name.equals(packageName) || name.startsWith(packageName + ".");
    }
}
