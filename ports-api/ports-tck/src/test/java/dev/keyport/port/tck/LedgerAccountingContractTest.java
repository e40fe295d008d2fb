package dev.keyport.port.tck;

class LedgerAccountingContractTest extends LedgerContract {}
