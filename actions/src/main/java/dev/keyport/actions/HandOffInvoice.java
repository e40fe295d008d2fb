package dev.keyport.actions;

import dev.keyport.port.IdempotencyKey;
import dev.keyport.port.vendor.InvoiceHandoff;
import dev.keyport.port.vendor.InvoiceLine;
import dev.keyport.port.vendor.VendorServiceProvider;
import dev.keyport.registry.job.Action;
import dev.keyport.registry.job.Step;
import dev.keyport.registry.job.Work;
import java.util.Currency;
import java.util.List;
import java.util.Map;

/** Hands one invoice to a vendor, at most once for each job. */
record HandOffInvoice() implements Action<VendorServiceProvider> {

    private static final String SCHEMA = """
            {
              "type": "object",
              "additionalProperties": false,
              "required": ["invoiceNumber", "customerName", "currency", "total", "issueDate", "dueDate", "lines"],
              "properties": {
                "invoiceNumber": {"type": "string"},
                "customerName": {"type": "string"},
                "currency": {"type": "string", "pattern": "^[A-Z]{3}$"},
                "total": %1$s,
                "issueDate": %2$s,
                "dueDate": %2$s,
                "lines": {"type": "array", "minItems": 1, "maxItems": 500, "items": {
                  "type": "object",
                  "additionalProperties": false,
                  "required": ["description", "quantity", "unitPrice", "taxAmount"],
                  "properties": {
                    "description": {"type": "string"},
                    "quantity": %1$s,
                    "unitPrice": %1$s,
                    "taxAmount": %1$s
                  }
                }},
                %3$s
              }
            }
            """.formatted(Handoffs.NUMBER, Handoffs.DATE, Handoffs.METADATA_AND_MATERIALS);

    @Override
    public String capability() {
        return "vendor_handoff_invoice";
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
        invoice(Input.keyToCheckWith(), Input.of(input));
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
        return Handoffs.step(vendor.handOffInvoice(invoice(Input.key(work), Input.of(work.input()))));
    }

    private static InvoiceHandoff invoice(IdempotencyKey key, Input input) {
        Currency currency = input.currency("currency");
        List<InvoiceLine> lines = input.objects(
                "lines",
                line -> new InvoiceLine(
                        line.text("description"),
                        line.number("quantity"),
                        line.money("unitPrice", currency),
                        line.money("taxAmount", currency)));
        return new InvoiceHandoff(
                key,
                input.text("invoiceNumber"),
                input.text("customerName"),
                lines,
                input.money("total", currency),
                input.date("issueDate"),
                input.date("dueDate"),
                input.texts("metadata"),
                Handoffs.materials(input));
    }
}
