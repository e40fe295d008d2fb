package com.planted.framed.port.kyc;

public interface KycPort {}
