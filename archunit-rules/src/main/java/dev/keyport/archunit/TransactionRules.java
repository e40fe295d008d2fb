package dev.keyport.archunit;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.keyport.archunit.internal.bytecode.CodeBase;
import dev.keyport.archunit.internal.bytecode.TransactionCalls;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What does not happen while a transaction is open. Constants for the usual layout and the standard catalog. */
public final class TransactionRules {

    @ArchTest
    public static final ArchRule NO_VENDOR_IS_CALLED_IN_A_TRANSACTION =
            noVendorIsCalled(Rules.IMPORTED, Vendors.standard());

    private TransactionRules() {}

    static List<ArchRule> of(HexagonLayout layout, Vendors vendors) {
        return List.of(noVendorIsCalled(layout, vendors));
    }

    private static ArchRule noVendorIsCalled(HexagonLayout layout, Vendors vendors) {
        return Rules.codeBase(
                layout,
                "no vendor is called inside of a transaction",
                "a slow vendor would hold locks and connections, and a rollback does not take back what it did",
                parts -> calls(parts, vendors));
    }

    private static Stream<String> calls(Parts parts, Vendors vendors) {
        CodeBase code = new CodeBase(parts.own());
        return new TransactionCalls(
                        code,
                        name -> Optional.ofNullable(code.type(name))
                                .filter(type -> vendors.contains(parts, type))
                                .isPresent())
                .found();
    }
}
