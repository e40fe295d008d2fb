package dev.keyport.port.commerce.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyport.port.commerce.CommerceCustomer;
import dev.keyport.port.commerce.CommerceOrder;
import dev.keyport.port.commerce.CommercePage;
import dev.keyport.port.commerce.CommerceProduct;
import dev.keyport.port.commerce.CommerceProvider;
import dev.keyport.port.commerce.PageRequest;
import dev.keyport.port.tck.IntegrationPortContract;
import dev.keyport.port.tck.Operation;
import dev.keyport.port.tck.Operation.Effect;
import dev.keyport.port.tck.Operation.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * What every {@link CommerceProvider} must do. A shop that is scripted has one item or more of each kind, the first of which has
 * the reference of the exchange as its id, and none after the last cursor that it gave out. What it says to a cursor need not begin
 * with the reference.
 */
public abstract class CommerceProviderContract extends IntegrationPortContract<CommerceProvider> {

    private static final int MAX_PAGES = 1_000;
    private static final int SMALL = 2;

    protected CommerceProviderContract() {
        super(CommerceProvider.class);
    }

    @Override
    protected List<Operation<CommerceProvider>> operations() {
        return List.of(
                new Operation<>(
                        "import_orders",
                        Effect.READS,
                        (adapter, attempt) -> reply(adapter::importOrders, CommerceOrder::externalId)),
                new Operation<>(
                        "sync_products",
                        Effect.READS,
                        (adapter, attempt) -> reply(adapter::syncProducts, CommerceProduct::externalId)),
                new Operation<>(
                        "import_customers",
                        Effect.READS,
                        (adapter, attempt) -> reply(adapter::importCustomers, CommerceCustomer::externalId)));
    }

    /** Reads on for one page, where there is more. */
    private static <T> Reply reply(Function<PageRequest, CommercePage<T>> read, Function<T, String> externalId) {
        CommercePage<T> page = read.apply(new PageRequest("", SMALL));
        List<CommercePage<T>> pages =
                page.more() ? List.of(page, read.apply(new PageRequest(page.nextCursor(), SMALL))) : List.of(page);
        String first = page.items().stream().map(externalId).findFirst().orElse(null);
        return new Reply(page.outcome(), first, null, pages);
    }

    @Test
    public void importOrders_pageByPage_comesToAnEndWithoutRepeating() {
        needs("import_orders");
        assertReadable(provider()::importOrders, CommerceOrder::externalId);
    }

    @Test
    public void syncProducts_pageByPage_comesToAnEndWithoutRepeating() {
        needs("sync_products");
        assertReadable(provider()::syncProducts, CommerceProduct::externalId);
    }

    @Test
    public void importCustomers_pageByPage_comesToAnEndWithoutRepeating() {
        needs("import_customers");
        assertReadable(provider()::importCustomers, CommerceCustomer::externalId);
    }

    /** Reads everything twice, in pages of two and in large ones, and then once more from where it ended. */
    private <T> void assertReadable(Function<PageRequest, CommercePage<T>> read, Function<T, String> externalId) {
        List<String> small = new ArrayList<>();
        String end = readAll(read, externalId, SMALL, small);
        List<String> large = new ArrayList<>();
        readAll(read, externalId, 100, large);

        assertThat(small).as("what was read in pages of two").doesNotHaveDuplicates();
        assertThat(small).as("what was read in pages of two").containsExactlyElementsOf(large);
        assertThat(read.apply(new PageRequest(end, SMALL)).items())
                .as("what came after everything was read, and nothing changed")
                .isEmpty();
    }

    private <T> String readAll(
            Function<PageRequest, CommercePage<T>> read, Function<T, String> externalId, int limit, List<String> ids) {
        String cursor = "";
        for (int pages = 0; pages < MAX_PAGES; pages++) {
            CommercePage<T> page = read.apply(new PageRequest(cursor, limit));
            assertSimulatedOnlyIfTheAdapterIs(page.outcome());
            assertThat(page.items()).as("a page of at most %s", limit).hasSizeLessThanOrEqualTo(limit);
            page.items().forEach(item -> ids.add(externalId.apply(item)));
            if (!page.more()) {
                return page.nextCursor();
            }
            assertThat(page.nextCursor())
                    .as("the next cursor of a page with more to come")
                    .isNotEqualTo(cursor);
            cursor = page.nextCursor();
        }
        throw new AssertionError("there is more to come after " + MAX_PAGES + " pages");
    }
}
