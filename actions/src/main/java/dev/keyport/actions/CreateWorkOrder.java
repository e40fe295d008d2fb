package dev.keyport.actions;

import dev.keyport.port.IdempotencyKey;
import dev.keyport.port.vendor.VendorServiceProvider;
import dev.keyport.port.vendor.WorkItem;
import dev.keyport.port.vendor.WorkOrder;
import dev.keyport.registry.job.Action;
import dev.keyport.registry.job.Step;
import dev.keyport.registry.job.Work;
import java.util.Map;

/** Hands one work order to a vendor, at most once for each job. */
record CreateWorkOrder() implements Action<VendorServiceProvider> {

    private static final String SCHEMA = """
            {
              "type": "object",
              "additionalProperties": false,
              "required": ["orderNumber", "instructions", "items"],
              "properties": {
                "orderNumber": {"type": "string"},
                "instructions": {"type": "string"},
                "neededBy": %2$s,
                "items": {"type": "array", "minItems": 1, "maxItems": 500, "items": {
                  "type": "object",
                  "additionalProperties": false,
                  "required": ["description", "quantity"],
                  "properties": {"description": {"type": "string"}, "quantity": %1$s}
                }},
                %3$s
              }
            }
            """.formatted(Handoffs.NUMBER, Handoffs.DATE, Handoffs.METADATA_AND_MATERIALS);

    @Override
    public String capability() {
        return "create_work_order";
    }

    @Override
    public Class<VendorServiceProvider> port() {
        return VendorServiceProvider.class;
    }

    @Override
    public String inputSchema() {
        return SCHEMA;
    }

    @Override
    public void check(Map<String, Object> input) {
        order(Input.keyToCheckWith(), Input.of(input));
    }

    @Override
    public boolean isSync() {
        return false;
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public Step run(VendorServiceProvider vendor, Work work) {
        return Handoffs.step(vendor.createWorkOrder(order(Input.key(work), Input.of(work.input()))));
    }

    private static WorkOrder order(IdempotencyKey key, Input input) {
        return new WorkOrder(
                key,
                input.text("orderNumber"),
                input.text("instructions"),
                input.objects("items", item -> new WorkItem(item.text("description"), item.number("quantity"))),
                input.optionalDate("neededBy"),
                input.texts("metadata"),
                Handoffs.materials(input));
    }
}
