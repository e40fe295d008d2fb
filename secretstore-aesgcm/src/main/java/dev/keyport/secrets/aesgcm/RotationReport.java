package dev.keyport.secrets.aesgcm;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a rotation did. Immutable.
 *
 * @param moved how many secrets are under the active key now because of it
 * @param unreadable secrets that no key of the ring opens, at most {@link #MAX_UNREADABLE} of them; they stay as they are
 * @param left how many secrets of all tenants another key sealed, by the id of that key; none when the rotation is complete
 */
public record RotationReport(long moved, List<UnreadableSecret> unreadable, SortedMap<Long, Long> left) {

    /** How many unreadable secrets are listed at most. */
    public static final int MAX_UNREADABLE = 100;

    public RotationReport {
        unreadable = List.copyOf(unreadable);
        left = Collections.unmodifiableSortedMap(new TreeMap<>(left));
    }

    /** Whether the active key sealed everything that is stored. */
    public boolean complete() {
        return left.isEmpty();
    }

    /** Collects what happens in one run. */
    static final class Builder {

        private final RotationProgress progress;
        private final long total;
        private final List<UnreadableSecret> unreadable = new ArrayList<>();
        private long moved;

        Builder(RotationProgress progress, long total) {
            this.progress = progress;
            this.total = total;
        }

        /** Each pass sees the unreadable ones again. */
        void startPass() {
            unreadable.clear();
        }

        void done(int secrets) {
            moved += secrets;
            progress.moved(moved, total);
        }

        void unreadable(SealContext context, UnsealException reason) {
            if (unreadable.size() < MAX_UNREADABLE) {
                unreadable.add(new UnreadableSecret(
                        context.tenant(), context.name(), context.version(), String.valueOf(reason.getMessage())));
            }
        }

        long rewrapped() {
            return moved;
        }

        RotationReport build(SortedMap<Long, Long> left) {
            return new RotationReport(moved, unreadable, left);
        }
    }
}
