package dev.keyport.port;

/** How work reaches a provider. */
public enum ProviderCategory {
    /** Over an API. */
    API,
    /** Over documents that are handed to a person: invoices, work orders. */
    VENDOR
}
