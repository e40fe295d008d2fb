package dev.keyport.adapters.noop;

import dev.keyport.port.AdapterFactory;
import dev.keyport.port.Capability;
import dev.keyport.port.Role;
import dev.keyport.port.accounting.AccountingProvider;
import dev.keyport.port.ai.AiProvider;
import dev.keyport.port.commerce.CommerceProvider;
import dev.keyport.port.notification.NotificationChannel;
import dev.keyport.port.payment.PaymentProvider;
import dev.keyport.port.signing.DocumentSigningProvider;
import dev.keyport.port.social.SocialPublisher;
import dev.keyport.port.vendor.VendorServiceProvider;
import java.time.Clock;
import java.util.List;
import java.util.Objects;

/** The factories of all simulated adapters, for the catalog of a registry. */
public final class NoOpAdapters {

    private NoOpAdapters() {}

    /**
     * One factory for each built-in domain, in the order in which the domains are shown. Their adapters use nothing of a
     * connection but its tenant.
     *
     * @param clock says when a simulated signature or payment was made
     */
    public static List<AdapterFactory<?>> factories(Clock clock) {
        Objects.requireNonNull(clock, "clock");
        return List.of(
                accounting(), ai(), signing(clock), payment(clock), notification(), commerce(), social(), vendor());
    }

    private static AdapterFactory<AccountingProvider> accounting() {
        return NoOpFactory.of(
                AccountingProvider.class,
                NoOpAccountingProvider::new,
                new Capability("sync_invoice", "Sync invoices", "Pretends to send an invoice."),
                new Capability("sync_customer", "Sync customers", "Pretends to send a customer."));
    }

    private static AdapterFactory<AiProvider> ai() {
        return NoOpFactory.of(
                AiProvider.class,
                NoOpAiProvider::new,
                new Capability("generate_text", "Generate text", "Answers a prompt with an empty text."),
                new Capability("summarize", "Summarize", "Answers a text with an empty summary."),
                new Capability("suggest_categories", "Suggest categories", "Suggests no category."));
    }

    private static AdapterFactory<DocumentSigningProvider> signing(Clock clock) {
        return NoOpFactory.of(
                DocumentSigningProvider.class,
                tenant -> new NoOpSigningProvider(tenant, clock),
                new Capability("send_for_signature", "Send for signature", "Pretends to send a document to a signer."),
                new Capability("check_signature", "Check signatures", "Says that every document is signed."),
                new Capability("download_signed", "Download signed documents", "Downloads an empty document."));
    }

    private static AdapterFactory<PaymentProvider> payment(Clock clock) {
        return NoOpFactory.of(
                PaymentProvider.class,
                tenant -> new NoOpPaymentProvider(tenant, clock),
                new Capability("take_payment", "Take payments", "Pretends to take a payment."),
                new Capability("refund_payment", "Refund payments", "Pretends to give a payment back.", Role.MANAGER),
                new Capability("check_payment", "Check payments", "Says that every payment succeeded."));
    }

    private static AdapterFactory<NotificationChannel> notification() {
        return NoOpFactory.of(
                NotificationChannel.class,
                NoOpNotificationChannel::new,
                new Capability("send_message", "Send messages", "Pretends to send a message."));
    }

    private static AdapterFactory<CommerceProvider> commerce() {
        return NoOpFactory.of(
                CommerceProvider.class,
                NoOpCommerceProvider::new,
                new Capability("import_orders", "Import orders", "Imports no order."),
                new Capability("sync_products", "Sync products", "Finds no product and no stock."),
                new Capability("import_customers", "Import customers", "Imports no customer."));
    }

    private static AdapterFactory<SocialPublisher> social() {
        return NoOpFactory.of(
                SocialPublisher.class,
                NoOpSocialPublisher::new,
                new Capability("post_instagram_product", "Post products", "Pretends to post a product."));
    }

    private static AdapterFactory<VendorServiceProvider> vendor() {
        return NoOpFactory.of(
                VendorServiceProvider.class,
                NoOpVendorServiceProvider::new,
                new Capability("vendor_handoff_invoice", "Hand off invoices", "Pretends to hand over an invoice."),
                new Capability("create_work_order", "Create work orders", "Pretends to hand over a work order."));
    }
}
