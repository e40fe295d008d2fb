package com.team.invoices;

import dev.keyport.port.Outcome;
import dev.keyport.port.accounting.AccountingProvider;
import dev.keyport.port.accounting.InvoiceSyncRequest;

/** Domain code that knows a port, and nothing else of Keyport. */
public final class Invoicing {

    private final AccountingProvider accounting;

    public Invoicing(AccountingProvider accounting) {
        this.accounting = accounting;
    }

    /** Whether the invoice has certainly arrived at the provider. */
    public boolean post(InvoiceSyncRequest invoice) {
        return accounting.syncInvoice(invoice).outcome() == Outcome.CONFIRMED;
    }
}
