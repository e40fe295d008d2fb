package dev.keyport.port.tck;

class PagerChannelContractTest extends PagerContract {}
