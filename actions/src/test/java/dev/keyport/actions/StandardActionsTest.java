package dev.keyport.actions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.keyport.adapters.noop.NoOpCommerceProvider;
import dev.keyport.port.ConnectionTestResult;
import dev.keyport.port.Money;
import dev.keyport.port.Outcome;
import dev.keyport.port.RequiresCapability;
import dev.keyport.port.TenantId;
import dev.keyport.port.commerce.CommerceBuyer;
import dev.keyport.port.commerce.CommerceOrder;
import dev.keyport.port.commerce.CommerceOrderLine;
import dev.keyport.port.commerce.CommerceOrderState;
import dev.keyport.port.commerce.CommerceTotals;
import dev.keyport.port.social.PostResult;
import dev.keyport.port.social.ProductPost;
import dev.keyport.port.social.SocialPublisher;
import dev.keyport.port.vendor.HandoffResult;
import dev.keyport.port.vendor.InvoiceHandoff;
import dev.keyport.port.vendor.VendorServiceProvider;
import dev.keyport.port.vendor.WorkOrder;
import dev.keyport.registry.job.Action;
import dev.keyport.registry.job.InputMistakeException;
import dev.keyport.registry.job.JobId;
import dev.keyport.registry.job.Step;
import dev.keyport.registry.job.Work;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

class StandardActionsTest {

    private static final TenantId ACME = new TenantId("acme");
    private static final JobId JOB = new JobId(UUID.fromString("00000000-0000-0000-0000-000000000007"));
    private static final JsonMapper JSON = new JsonMapper();
    private static final String INVOICE = """
            {"invoiceNumber":"INV-1","customerName":"Ada","currency":"ZAR","total":"115.00","issueDate":"2026-01-31",
             "dueDate":"2026-02-28","lines":[{"description":"Chair","quantity":2,"unitPrice":50,"taxAmount":15.00}],
             "metadata":{"fair":"spring"},
             "billOfMaterials":[{"sku":"W1","description":"Oak","quantity":"1.5","unit":"kg"}]}""";
    private static final String ORDER = """
            {"orderNumber":"WO-1","instructions":"Paint it.","items":[{"description":"Chair","quantity":2}]}""";
    private static final String POST = """
            {"imageUrls":["https://shop.example/chair.jpg"],"productReference":"chair-1"}""";

    @Test
    void all_eachOne_isACapabilityOfItsPort() {
        assertThat(StandardActions.all())
                .extracting(Action::capability)
                .containsExactly(
                        "import_orders",
                        "sync_products",
                        "import_customers",
                        "post_instagram_product",
                        "vendor_handoff_invoice",
                        "create_work_order");
        assertThat(StandardActions.all())
                .allSatisfy(action -> assertThat(Arrays.stream(action.port().getMethods())
                                .map(method -> method.getAnnotation(RequiresCapability.class))
                                .filter(required -> required != null)
                                .map(RequiresCapability::value))
                        .contains(action.capability()));
    }

    @Test
    void inputSchema_ofEachOne_acceptsItsExampleAndRefusesWhatItDoesNotKnow() {
        Map<String, String> examples = Map.of(
                "import_orders",
                "{\"fromStart\":true}",
                "sync_products",
                "{}",
                "import_customers",
                "{}",
                "post_instagram_product",
                POST,
                "vendor_handoff_invoice",
                INVOICE,
                "create_work_order",
                ORDER);
        SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

        assertThat(StandardActions.all()).allSatisfy(action -> {
            String example = String.valueOf(examples.get(action.capability()));
            assertThat(schemas.getSchema(action.inputSchema()).validate(JSON.readTree(example)))
                    .isEmpty();
            String more = example.replaceFirst("\\{", "{\"zq\":1" + (example.equals("{}") ? "" : ","));
            assertThat(schemas.getSchema(action.inputSchema()).validate(JSON.readTree(more)))
                    .hasSize(1);
            action.check(members(example));
        });
    }

    @Test
    void check_valuesThatNobodyCanRun_areRefusedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HandOffInvoice().check(members(INVOICE.replace("2026-02-28", "2026-02-31"))))
                .withMessage("dueDate is not of the form that it must have");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HandOffInvoice().check(members(INVOICE.replace("ZAR", "ZQQ"))))
                .withMessage("currency is not of the form that it must have");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HandOffInvoice().check(members(INVOICE.replace("115.00", "115.001"))))
                .withMessage("total is not of the form that it must have");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PostProduct().check(members(POST.replace("https", "http"))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CreateWorkOrder().check(members(ORDER.replace(":2}", ":0}"))));
    }

    @Test
    void check_valueThatNobodyCanRun_isToldWithItsPath() {
        assertThat(mistake(new HandOffInvoice(), INVOICE.replace("ZAR", "ZQQ"))).isEqualTo("/currency");
        assertThat(mistake(new HandOffInvoice(), INVOICE.replace("2026-02-28", "2026-02-31")))
                .isEqualTo("/dueDate");
        assertThat(mistake(new PostProduct(), POST.replace("https", "http"))).isEqualTo("/imageUrls/0");
        assertThat(mistake(new CreateWorkOrder(), ORDER.replace(":2}", ":0}"))).isEqualTo("/items/0");
    }

    private static String mistake(Action<?> action, String input) {
        try {
            action.check(members(input));
            return "none";
        } catch (InputMistakeException e) {
            return e.path();
        }
    }

    @Test
    void run_ofAHandOff_carriesTheInputExactlyAndTheJobAsItsKey() {
        Recorder vendor = new Recorder();

        Step step = new HandOffInvoice().run(vendor, work(INVOICE, null, 0));

        InvoiceHandoff invoice = (InvoiceHandoff) Objects.requireNonNull(vendor.got);
        assertThat(invoice.idempotencyKey().value()).isEqualTo(JOB.toString());
        assertThat(invoice.invoiceNumber()).isEqualTo("INV-1");
        assertThat(invoice.total()).isEqualTo(new Money(new BigDecimal("115.00"), Currency.getInstance("ZAR")));
        assertThat(invoice.dueDate()).isEqualTo(LocalDate.of(2026, 2, 28));
        assertThat(invoice.lines().get(0).quantity()).isEqualByComparingTo("2");
        assertThat(invoice.metadata()).isEqualTo(Map.of("fair", "spring"));
        assertThat(invoice.billOfMaterials().get(0).quantity()).isEqualTo(new BigDecimal("1.5"));
        assertThat(step.result()).isEqualTo(Map.of("handoffReference", "ref-1"));
        assertThat(step.outcome()).isEqualTo(Outcome.CONFIRMED);

        new CreateWorkOrder().run(vendor, work(ORDER, null, 0));
        WorkOrder order = (WorkOrder) Objects.requireNonNull(vendor.got);
        assertThat(order.idempotencyKey().value()).isEqualTo(JOB.toString());
        assertThat(order.items().get(0).description()).isEqualTo("Chair");
        assertThat(order.neededBy()).isNull();
    }

    @Test
    void run_ofAPost_carriesTheInputAndTellsWhereItIs() {
        Network network = new Network();

        Step step = new PostProduct().run(network, work(POST, null, 0));

        ProductPost post = Objects.requireNonNull(network.got);
        assertThat(post.idempotencyKey().value()).isEqualTo(JOB.toString());
        assertThat(post.caption()).isEmpty();
        assertThat(post.imageUrls()).containsExactly(URI.create("https://shop.example/chair.jpg"));
        assertThat(step.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(step.message()).isEqualTo("no such image");
        assertThat(step.result()).isEqualTo(Map.of("permalink", "https://net.example/p/1"));
    }

    @Test
    void run_ofAnImport_beginsWhereItIsTold() {
        NoOpCommerceProvider shop = new NoOpCommerceProvider(ACME);
        Action<?> imports = StandardActions.all().get(0);

        assertThat(cursorAfter(imports, shop, work("{}", "c7", 0))).isEqualTo("c7");
        assertThat(cursorAfter(imports, shop, work("{}", null, 0))).isNull();
        assertThat(cursorAfter(imports, shop, work("{\"fromStart\":true}", "c7", 0)))
                .isNull();
        assertThat(cursorAfter(imports, shop, work("{\"fromStart\":true}", "c7", 1)))
                .isEqualTo("c7");
    }

    @Test
    void members_ofAnOrder_areItsComponentsByName() {
        Instant time = Instant.parse("2026-01-31T10:00:00.5Z");
        Money price = new Money(new BigDecimal("19.90"), Currency.getInstance("EUR"));
        CommerceOrder order = new CommerceOrder(
                "o1",
                "#1",
                CommerceOrderState.PAID,
                time,
                time,
                new CommerceBuyer(null, "Ada", null, null),
                List.of(new CommerceOrderLine(null, "s1", "Chair", BigDecimal.ONE, price)),
                new CommerceTotals(price, null, null, null));

        assertThat(JSON.writeValueAsString(Records.members(order)))
                .isEqualTo("{\"externalId\":\"o1\",\"number\":\"#1\",\"state\":\"PAID\","
                        + "\"placedAt\":\"2026-01-31T10:00:00.500Z\",\"updatedAt\":\"2026-01-31T10:00:00.500Z\","
                        + "\"buyer\":{\"name\":\"Ada\"},\"lines\":[{\"sku\":\"s1\",\"title\":\"Chair\",\"quantity\":1,"
                        + "\"unitPrice\":{\"amount\":19.90,\"currency\":\"EUR\"}}],"
                        + "\"totals\":{\"total\":{\"amount\":19.90,\"currency\":\"EUR\"}}}");
    }

    private static @Nullable String cursorAfter(Action<?> imports, NoOpCommerceProvider shop, Work work) {
        return ((CommerceImport<?>) imports).run(shop, work).cursor();
    }

    private static Work work(String input, @Nullable String cursor, int page) {
        return new Work(ACME, JOB, members(input), cursor, page);
    }

    private static Map<String, Object> members(String json) {
        return JSON.readValue(json, new TypeReference<Map<String, Object>>() {});
    }

    /** A vendor that keeps what it got. */
    private static final class Recorder implements VendorServiceProvider {

        private @Nullable Object got;

        @Override
        public String providerId() {
            return "recorder";
        }

        @Override
        public ConnectionTestResult testConnection() {
            return ConnectionTestResult.confirmed("recorder", null);
        }

        @Override
        public HandoffResult handOffInvoice(InvoiceHandoff invoice) {
            got = invoice;
            return new HandoffResult(Outcome.CONFIRMED, "ref-1", null);
        }

        @Override
        public HandoffResult createWorkOrder(WorkOrder order) {
            got = order;
            return new HandoffResult(Outcome.CONFIRMED, "ref-1", null);
        }
    }

    /** A network that refuses what it got. */
    private static final class Network implements SocialPublisher {

        private @Nullable ProductPost got;

        @Override
        public String providerId() {
            return "network";
        }

        @Override
        public ConnectionTestResult testConnection() {
            return ConnectionTestResult.confirmed("network", null);
        }

        @Override
        public PostResult postProduct(ProductPost post) {
            got = post;
            return new PostResult(Outcome.REJECTED, null, URI.create("https://net.example/p/1"), "no such image");
        }
    }
}
