package com.planted.internals.port.kyc;

public interface KycPort {}
