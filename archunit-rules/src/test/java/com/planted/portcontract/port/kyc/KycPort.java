package com.planted.portcontract.port.kyc;

import com.planted.portcontract.port.kyc.tck.KycContract;

public interface KycPort {
    KycContract contract();
}
