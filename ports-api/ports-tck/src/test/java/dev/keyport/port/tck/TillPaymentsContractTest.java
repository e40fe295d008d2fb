package dev.keyport.port.tck;

class TillPaymentsContractTest extends TillContract {}
