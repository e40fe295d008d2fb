package dev.keyport.registry.job;

import dev.keyport.port.AdapterFactory;
import dev.keyport.port.AuthType;
import dev.keyport.port.Capability;
import dev.keyport.port.ConnectionContext;
import dev.keyport.port.ConnectionTestResult;
import dev.keyport.port.Outcome;
import dev.keyport.port.ProviderCategory;
import dev.keyport.port.ProviderDescriptor;
import dev.keyport.port.ProviderSlug;
import dev.keyport.port.Role;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A provider of workshops that does as a test says; the simulation does the same and says so. */
final class WorkshopVendor implements AdapterFactory<Workshop> {

    static final ProviderSlug SLUG = new ProviderSlug("bench");

    private final ProviderSlug slug;
    volatile Function<@Nullable String, Workshop.Parts> parts = cursor -> page(Outcome.CONFIRMED, cursor, 1);
    volatile Function<String, Workshop.Made> make = key -> new Workshop.Made(Outcome.CONFIRMED, null);
    volatile Supplier<Workshop.Made> paint = () -> new Workshop.Made(Outcome.CONFIRMED, null);

    WorkshopVendor(ProviderSlug slug) {
        this.slug = slug;
    }

    /** Pages of two parts; the cursor is the number of the last page. */
    static Workshop.Parts page(Outcome outcome, @Nullable String cursor, int last) {
        int page = cursor == null ? 1 : Integer.parseInt(cursor) + 1;
        return new Workshop.Parts(outcome, List.of("part-" + page + "a", "part-" + page + "b"), "" + page, page < last);
    }

    @Override
    public Class<Workshop> port() {
        return Workshop.class;
    }

    @Override
    public ProviderDescriptor descriptor() {
        return new ProviderDescriptor(
                slug,
                "Workshop",
                ProviderCategory.API,
                AuthType.NONE,
                List.of(
                        new Capability(Workshop.IMPORT_PARTS, "Import parts", "Reads parts."),
                        new Capability(Workshop.MAKE, "Make", "Makes a thing once."),
                        new Capability(Workshop.PAINT, "Paint", "Paints.", Role.MANAGER)),
                ProviderDescriptor.NO_CONFIG,
                Set.of("bench.example.com"),
                null);
    }

    @Override
    public Workshop create(ConnectionContext context) {
        return new Adapter();
    }

    private final class Adapter implements Workshop {

        @Override
        public String providerId() {
            return slug.value();
        }

        @Override
        public boolean simulated() {
            return slug.equals(ProviderSlug.NOOP);
        }

        @Override
        public ConnectionTestResult testConnection() {
            return ConnectionTestResult.confirmed(slug.value(), null);
        }

        @Override
        public Parts parts(@Nullable String cursor) {
            return parts.apply(cursor);
        }

        @Override
        public Made make(String key) {
            return make.apply(key);
        }

        @Override
        public Made paint(String colour) {
            return paint.get();
        }
    }
}
