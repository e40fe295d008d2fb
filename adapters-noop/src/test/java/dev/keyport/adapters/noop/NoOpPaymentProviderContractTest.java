package dev.keyport.adapters.noop;

import dev.keyport.port.TenantId;
import dev.keyport.port.payment.PaymentProvider;
import dev.keyport.port.payment.tck.PaymentProviderContract;
import dev.keyport.port.tck.Subject;
import java.time.Clock;

class NoOpPaymentProviderContractTest extends PaymentProviderContract {

    @Override
    protected Subject<PaymentProvider> subject() {
        return Subject.withoutVendor(new NoOpPaymentProvider(new TenantId("acme"), Clock.systemUTC()));
    }
}
