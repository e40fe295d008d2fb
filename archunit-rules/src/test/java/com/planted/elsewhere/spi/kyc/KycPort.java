package com.planted.elsewhere.spi.kyc;

public interface KycPort {}
