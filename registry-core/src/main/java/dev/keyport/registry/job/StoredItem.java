package dev.keyport.registry.job;

/**
 * A thing that a job brought and that is kept with it. Immutable.
 *
 * @param position its place in the job, from 1 on
 * @param externalId what the provider calls it
 * @param data a JSON object
 */
public record StoredItem(long position, String externalId, String data) {}
