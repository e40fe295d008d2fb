package dev.keyport.adapters.noop;

import dev.keyport.port.TenantId;
import dev.keyport.port.social.SocialPublisher;
import dev.keyport.port.social.tck.SocialPublisherContract;

class NoOpSocialPublisherContractTest extends SocialPublisherContract {

    @Override
    protected SocialPublisher provider() {
        return new NoOpSocialPublisher(new TenantId("acme"));
    }
}
