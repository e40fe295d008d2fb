package dev.keyport.database;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;

/**
 * Tries the isolation of tenants on a database, as an attacker with the rights of the runtime would.
 *
 * <p>May be run on a production database at any time: rows are written for tenants that nobody is, in transactions that are always
 * rolled back; real tenants are only read; each statement has at most 5 seconds and waits at most half a second for a lock.
 * Nobody is notified. Uses one connection for the attempts and one for the comparison with the role matrix.
 */
public final class IsolationVerification {

    private final DataSource runtime;

    /**
     * @param runtime connections of the runtime role, as the application uses them; one of them is closed for good
     */
    public IsolationVerification(DataSource runtime) {
        this.runtime = Objects.requireNonNull(runtime, "runtime");
    }

    /**
     * Tries everything once. A check that cannot be carried out has a finding: what was not seen is not believed.
     *
     * @throws SQLException when the database does not answer, or has no Keyport schema
     */
    public IsolationReport run() throws SQLException {
        List<IsolationCheck> checks = new ArrayList<>();
        checks.add(selfCheck());
        try (AttackSession session = new AttackSession(runtime)) {
            for (Attack attack : attacks(RoleMatrix.shipped())) {
                checks.add(carryOut(attack, session));
            }
        }
        return new IsolationReport(checks);
    }

    private static List<Attack> attacks(RoleMatrix matrix) {
        return List.of(
                new ReadAttack(),
                new WriteAttack(),
                new RealTenantAttack(),
                new MissingTenantAttack(),
                new LeftoverContextAttack(),
                new PlanAttack(),
                new ExistenceAttack(),
                new TenantRoleAttack(matrix),
                new DatabaseRoleAttack(matrix),
                new PrivilegeAttack());
    }

    private IsolationCheck selfCheck() throws SQLException {
        List<String> problems = new StartCheck(runtime).isolationProblems();
        int facts = MatrixCheck.facts(RoleMatrix.shipped());
        return new IsolationCheck(
                "self-check",
                "compare policies, grants, roles and functions with the role matrix, as at every start",
                facts,
                Math.max(0, facts - problems.size()),
                problems);
    }

    private static IsolationCheck carryOut(Attack attack, AttackSession session) {
        Tally tally = new Tally();
        try {
            attack.run(session, tally);
        } catch (SQLException e) {
            tally.finding("could not be carried out to the end, SQL state " + e.getSQLState());
        }
        return tally.of(attack);
    }
}
