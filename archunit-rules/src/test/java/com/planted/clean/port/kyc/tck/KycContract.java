package com.planted.clean.port.kyc.tck;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

public abstract class KycContract {
    Logger log = LoggerFactory.getLogger(KycContract.class);
}
