package com.planted.jdbi.port.kyc;

public interface KycPort {}
