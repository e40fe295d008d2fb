package dev.keyport.actions;

import dev.keyport.port.vendor.HandoffResult;
import dev.keyport.port.vendor.MaterialLine;
import dev.keyport.registry.job.Step;
import java.util.List;
import java.util.Map;

/** What invoices and work orders have in common. */
final class Handoffs {

    /** A JSON number, or a text of one, read exactly. */
    static final String NUMBER = """
            {"type": ["number", "string"], "pattern": "^-?[0-9]{1,18}([.][0-9]{1,6})?$"}""";

    static final String DATE = """
            {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}""";

    /** Members of both. */
    static final String METADATA_AND_MATERIALS = """
            "metadata": {"type": "object", "maxProperties": 50, "additionalProperties": {"type": "string"}},
                "billOfMaterials": {"type": "array", "maxItems": 1000, "items": {
                  "type": "object",
                  "additionalProperties": false,
                  "required": ["description", "quantity", "unit"],
                  "properties": {
                    "sku": {"type": "string"},
                    "description": {"type": "string"},
                    "quantity": %s,
                    "unit": {"type": "string"}
                  }
                }}""".formatted(NUMBER);

    private Handoffs() {}

    static List<MaterialLine> materials(Input input) {
        return input.objects(
                "billOfMaterials",
                line -> new MaterialLine(
                        line.optionalText("sku"),
                        line.text("description"),
                        line.number("quantity"),
                        line.text("unit")));
    }

    static Step step(HandoffResult result) {
        Map<String, Object> told =
                result.handoffReference() == null ? Map.of() : Map.of("handoffReference", result.handoffReference());
        return Step.done(result.outcome(), told, result.errorMessage());
    }
}
