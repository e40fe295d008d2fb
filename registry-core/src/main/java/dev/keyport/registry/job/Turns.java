package dev.keyport.registry.job;

import dev.keyport.port.TenantId;
import dev.keyport.registry.internal.jdbi.DueJobs;
import dev.keyport.registry.internal.jdbi.DueJobs.Due;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whose jobs a worker takes next: one of each tenant that waits, in turn, so that none waits for all jobs of another. Used by one thread. */
final class Turns {

    private static final int TENANTS = 8;
    private static final int EACH = 32;

    private final DueJobs due;
    private @Nullable TenantId last;

    Turns(DueJobs due) {
        this.due = due;
    }

    /** At most so many jobs; of each tenant any of those that wait longest, since other workers look at the same ones. */
    List<Due> next(int room) {
        Map<TenantId, List<Due>> waiting = due.find(last, TENANTS, EACH).stream()
                .collect(Collectors.groupingBy(Due::tenant, LinkedHashMap::new, Collectors.toList()));
        waiting.values().forEach(jobs -> Collections.shuffle(jobs, ThreadLocalRandom.current()));
        List<Due> next = new ArrayList<>();
        while (next.size() < room && !waiting.isEmpty()) {
            Iterator<List<Due>> tenants = waiting.values().iterator();
            while (next.size() < room && tenants.hasNext()) {
                List<Due> jobs = tenants.next();
                Due job = jobs.remove(jobs.size() - 1);
                next.add(job);
                last = job.tenant();
                if (jobs.isEmpty()) {
                    tenants.remove();
                }
            }
        }
        return next;
    }
}
