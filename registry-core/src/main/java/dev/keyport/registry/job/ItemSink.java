package dev.keyport.registry.job;

import java.util.List;

/**
 * Takes in this process what jobs of one capability bring, in place of keeping it with the job.
 *
 * <p>Called outside of any transaction, before the page is counted: when the worker dies in between, the same items come again. Tell
 * them apart by their external ids. Implementations are thread-safe.
 */
@FunctionalInterface
public interface ItemSink {

    /**
     * @throws RuntimeException when the items cannot be taken now; the page is done again later
     */
    void accept(Work work, List<Item> items);
}
