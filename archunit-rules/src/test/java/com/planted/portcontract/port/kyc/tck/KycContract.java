package com.planted.portcontract.port.kyc.tck;

public interface KycContract {}
