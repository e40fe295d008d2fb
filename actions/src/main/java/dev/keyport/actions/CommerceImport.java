package dev.keyport.actions;

import dev.keyport.port.commerce.CommercePage;
import dev.keyport.port.commerce.CommerceProvider;
import dev.keyport.port.commerce.PageRequest;
import dev.keyport.registry.job.Action;
import dev.keyport.registry.job.Item;
import dev.keyport.registry.job.Step;
import dev.keyport.registry.job.Work;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Reads from a shop what was added or changed since the last time, or everything when the input says so.
 *
 * @param <T> what a page has
 */
record CommerceImport<T>(
        String capability,
        BiFunction<CommerceProvider, PageRequest, CommercePage<T>> read,
        Function<T, String> externalId)
        implements Action<CommerceProvider> {

    private static final int PAGE = 100;
    private static final String SCHEMA = """
            {"type": "object", "additionalProperties": false, "properties": {"fromStart": {"type": "boolean"}}}
            """;

    @Override
    public Class<CommerceProvider> port() {
        return CommerceProvider.class;
    }

    @Override
    public String inputSchema() {
        return SCHEMA;
    }

    @Override
    public boolean isSync() {
        return true;
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public Step run(CommerceProvider shop, Work work) {
        boolean fromStart = work.page() == 0 && Boolean.TRUE.equals(work.input().get("fromStart"));
        String cursor = work.cursor() == null || fromStart ? "" : work.cursor();
        CommercePage<T> page = read.apply(shop, new PageRequest(cursor, PAGE));
        List<Item> items = page.items().stream()
                .map(item -> new Item(externalId.apply(item), Records.members(item)))
                .toList();
        String next = page.nextCursor().isEmpty() ? null : page.nextCursor();
        return Step.page(page.outcome(), items, next, page.more());
    }
}
