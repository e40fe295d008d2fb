package dev.keyport.registry.job;

import dev.keyport.registry.IntegrationRegistry.Allowed;
import dev.keyport.registry.event.Event;
import dev.keyport.registry.event.EventType;
import dev.keyport.registry.internal.jdbi.ClaimedJob;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What jobs tell in the log of their tenant. */
final class JobEvents {

    private JobEvents() {}

    static Map<String, Object> meta(Allowed allowed, String capability, UUID job) {
        return Map.of(
                "domain", allowed.domain().value(),
                "providerSlug", allowed.provider().value(),
                "capability", capability,
                "job", job.toString());
    }

    static Map<String, Object> meta(Job job) {
        return Map.of(
                "capability", job.capability(),
                "job", job.id().toString(),
                "pages", job.pages(),
                "items", job.items());
    }

    static List<Event> claimed(ClaimedJob job) {
        if (job.first()) {
            return List.of(Event.info(EventType.JOB_STARTED, job.connectionId(), "The job began.", meta(job)));
        } else if (job.lost()) {
            Map<String, Object> meta = meta(job);
            meta.put("attempt", job.attempt());
            return List.of(Event.warning(EventType.JOB_RECOVERED, job.connectionId(), "The job was taken over.", meta));
        }
        return List.of();
    }

    static Event retried(ClaimedJob job, int attempt, JobFailure failure, Duration delay) {
        Map<String, Object> meta = meta(job);
        meta.put("attempt", attempt);
        meta.put("failureKind", failure.kind());
        meta.put("delayMillis", delay.toMillis());
        return Event.warning(EventType.JOB_RETRIED, job.connectionId(), "The job is tried again later.", meta);
    }

    static Event succeeded(ClaimedJob job, String outcome, int pages, long items) {
        Map<String, Object> meta = counts(job, pages, items);
        meta.put("outcome", outcome);
        return Event.info(EventType.JOB_SUCCEEDED, job.connectionId(), "The job is done.", meta);
    }

    static Event failed(ClaimedJob job, boolean unknown, int attempt, JobFailure failure, int pages, long items) {
        Map<String, Object> meta = counts(job, pages, items);
        meta.put("attempt", attempt);
        meta.put("failureKind", failure.kind());
        return unknown
                ? Event.error(
                        EventType.JOB_UNKNOWN,
                        job.connectionId(),
                        "The job ended, and what the provider did is not known.",
                        meta)
                : Event.error(EventType.JOB_FAILED, job.connectionId(), "The job failed.", meta);
    }

    private static Map<String, Object> counts(ClaimedJob job, int pages, long items) {
        Map<String, Object> meta = meta(job);
        meta.put("pages", pages);
        meta.put("items", items);
        return meta;
    }

    private static Map<String, Object> meta(ClaimedJob job) {
        Map<String, Object> meta = new HashMap<>(
                Map.of("capability", job.capability(), "job", job.id().toString()));
        if (job.domain() != null && job.provider() != null) {
            meta.put("domain", job.domain());
            meta.put("providerSlug", job.provider());
        }
        return meta;
    }
}
