package dev.keyport.adapters.noop;

import dev.keyport.port.TenantId;
import dev.keyport.port.payment.PaymentProvider;
import dev.keyport.port.payment.tck.PaymentProviderContract;
import java.time.Clock;

class NoOpPaymentProviderContractTest extends PaymentProviderContract {

    @Override
    protected PaymentProvider provider() {
        return new NoOpPaymentProvider(new TenantId("acme"), Clock.systemUTC());
    }
}
