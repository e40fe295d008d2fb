package dev.keyport.registry.job;

import dev.keyport.port.IntegrationPort;
import dev.keyport.port.Outcome;
import dev.keyport.port.PortDomain;
import dev.keyport.port.PortResult;
import dev.keyport.port.RequiresCapability;
import dev.keyport.port.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A port of a team's own: parts to import, and things that are made once. */
@PortDomain("workshop")
public interface Workshop extends IntegrationPort {

    String IMPORT_PARTS = "import_parts";
    String MAKE = "make_thing";
    String PAINT = "paint_thing";

    /** Some parts, and the cursor behind them. */
    record Parts(
            Outcome outcome, List<String> names, @Nullable String next, boolean more) implements PortResult {}

    /** What came of making. */
    record Made(Outcome outcome, @Nullable String message) implements PortResult {}

    @RequiresCapability(IMPORT_PARTS)
    Parts parts(@Nullable String cursor);

    @RequiresCapability(MAKE)
    Made make(String key);

    @RequiresCapability(value = PAINT, role = Role.MANAGER)
    Made paint(String colour);
}
