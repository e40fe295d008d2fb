package dev.keyport.database;

import dev.keyport.database.RoleMatrix.Cell;
import dev.keyport.database.RoleMatrix.Command;
import dev.keyport.database.RoleMatrix.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A row-level policy, without its name.
 *
 * @param command a command of SQL in lower case, or {@code all}
 * @param roles names of database roles, sorted, or {@code public}
 * @param using the condition as PostgreSQL spells it when the schema is not on the search path; empty for none
 * @param check the same for rows that are written
 */
record Policy(String table, boolean permissive, String command, String roles, String using, String check) {

    private static final String OWN_TENANT = "(tenant_id = ( SELECT keyport.tenant() AS tenant))";
    private static final String TENANT_ROLE = "( SELECT keyport.role() AS role)";
    private static final String ANY_ROLE = "(" + TENANT_ROLE + " IS NOT NULL)";
    private static final String OWN_ACTOR = "(actor = ( SELECT keyport.actor() AS actor))";

    /** The policies that the matrix demands: one gate per table of tenants, and one permissive policy per cell. */
    static List<Policy> demandedBy(RoleMatrix matrix) {
        List<Policy> policies = new ArrayList<>();
        for (String table : matrix.tenantTables()) {
            policies.add(gate(table, matrix));
        }
        matrix.cells().stream()
                .filter(cell -> cell.rows() != Rows.NO_TENANT)
                .map(Policy::of)
                .forEach(policies::add);
        return policies;
    }

    /** The gate of a table that nobody may read across tenants. */
    static Policy gate(String table) {
        return new Policy(table, false, "all", "public", OWN_TENANT, OWN_TENANT);
    }

    private static Policy gate(String table, RoleMatrix matrix) {
        String openTo = matrix.cells().stream()
                .filter(cell -> cell.table().equals(table) && cell.rows() == Rows.EVERY_TENANT)
                .map(cell -> " OR (CURRENT_USER = '" + cell.role().sqlName() + "'::name)")
                .distinct()
                .collect(Collectors.joining());
        String using = openTo.isEmpty() ? OWN_TENANT : "(" + OWN_TENANT + openTo + ")";
        return new Policy(table, false, "all", "public", using, OWN_TENANT);
    }

    private static Policy of(Cell cell) {
        String condition = condition(cell);
        return new Policy(
                cell.table(),
                true,
                cell.command().sqlName(),
                cell.role().sqlName(),
                cell.command() == Command.INSERT ? "" : condition,
                cell.command() == Command.INSERT || cell.command() == Command.UPDATE ? condition : "");
    }

    private static String condition(Cell cell) {
        String role = roleCondition(cell);
        return switch (cell.rows()) {
            case OWN_TENANT_AND_ACTOR -> "(" + role + " AND " + OWN_ACTOR + ")";
            case OWN_TENANT_OR_ACTOR -> "(" + role + " OR (" + ANY_ROLE + " AND " + OWN_ACTOR + "))";
            default -> role;
        };
    }

    private static String roleCondition(Cell cell) {
        return switch (cell.tenantRoles()) {
            case "not asked" -> "true";
            case "any" -> ANY_ROLE;
            default -> "(" + TENANT_ROLE + " = " + oneOf(cell.listedRoles()) + ")";
        };
    }

    private static String oneOf(List<String> roles) {
        List<String> texts = roles.stream().map(role -> "'" + role + "'::text").toList();
        return texts.size() == 1 ? texts.get(0) : "ANY (ARRAY[" + String.join(", ", texts) + "])";
    }

    /** What a policy is for; two of one table with the same purpose differ in their conditions only. */
    String purpose() {
        return (permissive ? "permissive" : "restrictive") + " policy for " + command + " to " + roles;
    }
}
