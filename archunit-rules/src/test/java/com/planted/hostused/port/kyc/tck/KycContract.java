package com.planted.hostused.port.kyc.tck;

import com.planted.hostused.host.Main;

public abstract class KycContract {
    Main main = new Main();
}
