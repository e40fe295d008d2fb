package dev.keyport.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares the policies and grants of a database with the role matrix, exactly: what is missing and what is additional are
 * problems alike. Policies for roles that the runtime neither is nor can become are not looked at; the gate binds those as well.
 *
 * <p>Conditions are compared as PostgreSQL spells them, which was measured to be the same in versions 15 and 18.
 */
final class MatrixCheck {

    private final RoleMatrix matrix;
    private final Connection connection;

    /**
     * @param connection with a search path that does not have the schema on it
     */
    MatrixCheck(RoleMatrix matrix, Connection connection) {
        this.matrix = matrix;
        this.connection = connection;
    }

    /** How many facts are compared. */
    static int facts(RoleMatrix matrix) {
        return Policy.demandedBy(matrix).size() + Grant.demandedBy(matrix).size();
    }

    List<String> problems() throws SQLException {
        List<String> problems = new ArrayList<>();
        Set<String> partitions = partitions(problems);
        policyProblems(partitions, problems);
        grantProblems(problems);
        return problems;
    }

    /** The partitions of the matrix's tables; reports tables that the matrix does not know, and those that do not exist. */
    private Set<String> partitions(List<String> problems) throws SQLException {
        Set<String> missing = new LinkedHashSet<>(matrix.tables());
        Set<String> partitions = new LinkedHashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(SqlResource.read("tables.sql"))) {
            while (rows.next()) {
                String table = rows.getString("table_name");
                if (rows.getBoolean("partition")) {
                    partitions.add(table);
                } else if (!missing.remove(table) && rows.getBoolean("of_tenants")) {
                    problems.add("table of tenants that the role matrix does not have: keyport." + table);
                }
            }
        }
        missing.forEach(table -> problems.add("table of the role matrix does not exist: keyport." + table));
        return partitions;
    }

    private void policyProblems(Set<String> partitions, List<String> problems) throws SQLException {
        Map<Policy, String> found = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(SqlResource.read("policies.sql"))) {
            while (rows.next()) {
                Policy policy = policy(rows);
                if (found.put(policy, rows.getString("policy_name")) != null) {
                    problems.add("policy exists twice: " + policy.purpose() + " on keyport." + policy.table());
                }
            }
        }
        List<Policy> demanded = new ArrayList<>(Policy.demandedBy(matrix));
        partitions.forEach(partition -> demanded.add(Policy.gate(partition)));

        Map<Policy, String> additional = new LinkedHashMap<>(found);
        demanded.forEach(additional::remove);
        List<Policy> missing = new ArrayList<>(demanded);
        missing.removeAll(found.keySet());

        for (Map.Entry<Policy, String> entry : additional.entrySet()) {
            Policy policy = entry.getKey();
            Optional<Policy> meant = sameTableAndPurpose(policy, missing);
            meant.ifPresent(missing::remove);
            problems.add("policy " + entry.getValue() + " on keyport." + policy.table() + " "
                    + meant.map(demand -> difference(policy, demand)).orElse("is additional: " + policy.purpose()));
        }
        missing.forEach(
                policy -> problems.add("policy is missing on keyport." + policy.table() + ": " + policy.purpose()));
    }

    private static Optional<Policy> sameTableAndPurpose(Policy policy, Collection<Policy> candidates) {
        return candidates.stream()
                .filter(other ->
                        other.table().equals(policy.table()) && other.purpose().equals(policy.purpose()))
                .findFirst();
    }

    private static String difference(Policy found, Policy meant) {
        return found.using().equals(meant.using())
                ? "has the CHECK " + text(found.check()) + ", must have " + text(meant.check())
                : "has the condition " + text(found.using()) + ", must have " + text(meant.using());
    }

    private static String text(String expression) {
        return expression.isEmpty() ? "none" : expression;
    }

    private void grantProblems(List<String> problems) throws SQLException {
        Set<Grant> found = new LinkedHashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(SqlResource.read("grants.sql"))) {
            while (rows.next()) {
                found.add(new Grant(
                        rows.getString("table_name"),
                        rows.getString("column_name"),
                        rows.getString("grantee"),
                        rows.getString("privilege")));
            }
        }
        List<Grant> demanded = Grant.demandedBy(matrix);
        demanded.stream()
                .filter(grant -> !found.contains(grant))
                .forEach(grant -> problems.add("grant is missing: " + grant));
        found.stream()
                .filter(grant -> !demanded.contains(grant))
                .forEach(grant -> problems.add("grant is additional: " + grant));
    }

    private static Policy policy(ResultSet rows) throws SQLException {
        return new Policy(
                rows.getString("table_name"),
                rows.getBoolean("permissive"),
                rows.getString("command"),
                rows.getString("roles"),
                spaced(rows.getString("using_expression")),
                spaced(rows.getString("check_expression")));
    }

    private static String spaced(String expression) {
        return expression.replaceAll("\\s+", " ");
    }
}
