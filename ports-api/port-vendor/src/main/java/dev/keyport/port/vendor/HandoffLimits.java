package dev.keyport.port.vendor;

import dev.keyport.port.Limits;
import java.util.List;
import java.util.Map;

/** The limits that invoices and work orders share. */
final class HandoffLimits {

    static final int NAME = 255;
    static final int DESCRIPTION = 1_000;
    static final int LINES = 500;

    private static final int MATERIALS = 1_000;
    private static final int METADATA = 50;
    private static final int METADATA_NAME = 64;
    private static final int METADATA_TEXT = 1_000;

    private HandoffLimits() {}

    static Map<String, String> metadata(Map<String, String> metadata) {
        return Limits.texts("metadata", metadata, METADATA, METADATA_NAME, METADATA_TEXT);
    }

    static List<MaterialLine> billOfMaterials(List<MaterialLine> lines) {
        return Limits.list("billOfMaterials", lines, 0, MATERIALS);
    }
}
