package dev.keyport.host.report;

import dev.keyport.database.IsolationCheck;
import dev.keyport.database.IsolationReport;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Prints what {@code verify-isolation} tried. */
public final class IsolationPrint {

    private static final JsonMapper JSON = new JsonMapper();

    private IsolationPrint() {}

    /**
     * Prints every check and its findings.
     *
     * @return whether there were none
     */
    public static boolean print(IsolationReport report, PrintWriter out, boolean json) {
        boolean passed = report.passed();
        if (json) {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("passed", passed);
            answer.put(
                    "checks",
                    report.checks().stream().map(IsolationPrint::fields).toList());
            out.println(JSON.writeValueAsString(answer));
        } else {
            table(report.checks(), out);
            out.println(passed ? "Tenants are kept apart." : "TENANTS ARE NOT KEPT APART: see the findings above.");
        }
        out.flush();
        return passed;
    }

    private static void table(List<IsolationCheck> checks, PrintWriter out) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("CHECK", "TRIED", "REFUSED", "RESULT", "WHAT WAS TRIED"));
        checks.forEach(check -> rows.add(List.of(
                check.name(),
                String.valueOf(check.attempted()),
                String.valueOf(check.refused()),
                result(check),
                check.meaning())));
        out.print(TextTable.of(rows));
        for (IsolationCheck check : checks) {
            check.findings().forEach(finding -> out.println("Finding: " + check.name() + ": " + finding));
        }
    }

    private static String result(IsolationCheck check) {
        if (!check.passed()) {
            return "FAILED";
        }
        return check.attempted() == 0 ? "not tried" : "ok";
    }

    private static Map<String, Object> fields(IsolationCheck check) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", check.name());
        fields.put("meaning", check.meaning());
        fields.put("tried", check.attempted() > 0);
        fields.put("attempted", check.attempted());
        fields.put("refused", check.refused());
        fields.put("passed", check.passed());
        fields.put("findings", check.findings());
        return fields;
    }
}
