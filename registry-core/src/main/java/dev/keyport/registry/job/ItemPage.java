package dev.keyport.registry.job;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of what a job brought, in its order. Immutable.
 *
 * @param next behind which position the next page begins; null when nothing more is there now, which can change while the job runs
 */
public record ItemPage(List<StoredItem> items, @Nullable Long next) {

    public ItemPage {
        items = List.copyOf(items);
    }

    /**
     * A page of at most so many.
     *
     * @param found one more than fits, when there are more
     */
    static ItemPage of(List<StoredItem> found, int limit) {
        return found.size() <= limit
                ? new ItemPage(found, null)
                : new ItemPage(found.subList(0, limit), found.get(limit - 1).position());
    }
}
