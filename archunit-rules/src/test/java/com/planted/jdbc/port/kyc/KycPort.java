package com.planted.jdbc.port.kyc;

public interface KycPort {}
