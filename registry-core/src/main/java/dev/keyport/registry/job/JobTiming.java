package dev.keyport.registry.job;

import java.time.Duration;

/**
 * How a worker deals with time.
 *
 * @param threads how many jobs it does at once
 * @param lease how long a job belongs to a worker that says nothing
 * @param heartbeat how often it says something
 * @param poll how long it rests when there is nothing to do and nobody wakes it
 * @param turn how long it stays with a job that has more pages
 * @param patience how long it waits at the end for pages that are under way
 */
record JobTiming(int threads, Duration lease, Duration heartbeat, Duration poll, Duration turn, Duration patience) {

    static final JobTiming STANDARD = new JobTiming(
            4,
            Duration.ofSeconds(60),
            Duration.ofSeconds(20),
            Duration.ofSeconds(1),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10));
}
