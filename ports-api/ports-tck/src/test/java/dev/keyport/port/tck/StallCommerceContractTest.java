package dev.keyport.port.tck;

class StallCommerceContractTest extends StallContract {}
