package com.planted.portsibling.port.kyc;

import com.planted.portsibling.port.tax.TaxPort;

public interface KycPort {
    TaxPort[] taxes();
}
