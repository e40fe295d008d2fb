package dev.keyport.adapters.noop;

import dev.keyport.port.TenantId;
import dev.keyport.port.social.SocialPublisher;
import dev.keyport.port.social.tck.SocialPublisherContract;
import dev.keyport.port.tck.Subject;

class NoOpSocialPublisherContractTest extends SocialPublisherContract {

    @Override
    protected Subject<SocialPublisher> subject() {
        return Subject.withoutVendor(new NoOpSocialPublisher(new TenantId("acme")));
    }
}
