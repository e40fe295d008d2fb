package dev.keyport.registry.job;

import static dev.keyport.registry.job.JobFixture.GLOBEX;
import static dev.keyport.registry.job.JobFixture.MANAGER;
import static dev.keyport.registry.job.JobFixture.MEMBER;
import static dev.keyport.registry.job.JobFixture.OWNER;
import static dev.keyport.registry.job.Workshop.IMPORT_PARTS;
import static dev.keyport.registry.job.Workshop.MAKE;
import static dev.keyport.registry.job.Workshop.PAINT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keyport.port.AccessDeniedException;
import dev.keyport.port.ConnectionId;
import dev.keyport.registry.ConnectionBusyException;
import dev.keyport.registry.ConnectionPatch;
import dev.keyport.registry.ConnectionService;
import dev.keyport.registry.UnknownException;
import dev.keyport.registry.UseRefusedException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JobServiceTest {

    private final JobFixture keyport = new JobFixture();
    private final ConnectionId connection = keyport.connected(OWNER);
    private final JobService jobs = keyport.jobs;

    @AfterEach
    void close() {
        keyport.close();
    }

    @Test
    void start_byWhoeverMayUseIt_waitsAndIsTold() {
        Job job = jobs.start(MEMBER, connection, MAKE, "{}");

        assertThat(job.state()).isEqualTo(JobState.READY);
        assertThat(job.actor()).isEqualTo(MEMBER.actor());
        assertThat(job.connection()).isEqualTo(connection);
        assertThat(job.attempt()).isZero();
        assertThat(keyport.told(OWNER)).containsExactly("job.queued");
        assertThat(keyport.admin("select actor || ' ' || (meta ->> 'providerSlug') from keyport.event"
                        + " where type = 'job.queued'"))
                .containsExactly("bob bench");
    }

    @Test
    void start_whatIsNotForTheRole_isRefusedAndTold() {
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> jobs.start(MEMBER, connection, PAINT, "{\"colour\":\"red\"}"));

        assertThat(jobs.list(OWNER, connection, 10)).isEmpty();
        assertThat(keyport.admin("select meta ->> 'reason' from keyport.event where type = 'capability.refused'"))
                .containsExactly("role-not-permitted");
    }

    @Test
    void start_whatIsSwitchedOff_isRefused() {
        connections().patch(OWNER, connection, version(), new ConnectionPatch(null, null, Map.of(MAKE, false)));
        assertThatExceptionOfType(UseRefusedException.class)
                .isThrownBy(() -> jobs.start(OWNER, connection, MAKE, "{}"))
                .matches(e -> e.reason() == UseRefusedException.Reason.CAPABILITY_OFF);

        connections().disable(OWNER, connection, null);
        assertThatExceptionOfType(UseRefusedException.class)
                .isThrownBy(() -> jobs.start(OWNER, connection, IMPORT_PARTS, "{}"))
                .matches(e -> e.reason() == UseRefusedException.Reason.CONNECTION_DISABLED);
        assertThat(jobs.list(OWNER, connection, 10)).isEmpty();
    }

    @Test
    void start_whatIsNotThere_isUnknown() {
        ConnectionId nobodys = new ConnectionId(UUID.randomUUID());

        assertThatExceptionOfType(UnknownException.class).isThrownBy(() -> jobs.start(OWNER, nobodys, MAKE, "{}"));
        assertThatExceptionOfType(UnknownException.class).isThrownBy(() -> jobs.start(GLOBEX, connection, MAKE, "{}"));
        assertThatExceptionOfType(UseRefusedException.class)
                .isThrownBy(() -> jobs.start(OWNER, connection, "import_orders", "{}"))
                .matches(e -> e.reason() == UseRefusedException.Reason.CAPABILITY_NOT_OFFERED);
        JobService without = new JobService(keyport.database, keyport.registry, new Actions(List.of()), () -> {});
        assertThatExceptionOfType(UnknownException.class)
                .isThrownBy(() -> without.start(OWNER, connection, MAKE, "{}"))
                .matches(e -> e.kind() == UnknownException.Kind.CAPABILITY);
    }

    @Test
    void start_inputThatTheActionDoesNotAccept_isRefusedWithItsPath() {
        assertThat(violations("{\"colour\":5,\"size\":1}"))
                .containsExactlyInAnyOrder("/colour has the wrong type", "/size is not a field that this action knows");
        assertThat(violations("{}")).containsExactly(" lacks a field that this action needs: colour");
        assertThat(violations("[]")).containsExactly(" is a JSON object");
        assertThat(violations("{\"colour\":\"plaid\"}")).containsExactly(" that is no colour");
        assertThat(jobs.list(OWNER, connection, 10)).isEmpty();
    }

    @Test
    void start_secondSynchronisation_isRefusedUntilTheFirstHasEnded() {
        Job first = jobs.start(OWNER, connection, IMPORT_PARTS, "{}");
        assertThatExceptionOfType(JobUnderWayException.class)
                .isThrownBy(() -> jobs.start(MEMBER, connection, IMPORT_PARTS, "{}"));

        jobs.cancel(OWNER, first.id());

        assertThat(jobs.start(MEMBER, connection, IMPORT_PARTS, "{}").state()).isEqualTo(JobState.READY);
        jobs.start(OWNER, connection, MAKE, "{}");
        jobs.start(OWNER, connection, MAKE, "{}");
    }

    @Test
    void get_byAMember_showsItsOwnOnly() {
        Job mine = jobs.start(MEMBER, connection, MAKE, "{}");
        Job other = jobs.start(OWNER, connection, MAKE, "{}");

        assertThat(jobs.get(MEMBER, mine.id())).isEqualTo(mine);
        assertThatExceptionOfType(UnknownException.class).isThrownBy(() -> jobs.get(MEMBER, other.id()));
        assertThat(jobs.list(MEMBER, null, 10)).containsExactly(mine);
        assertThat(jobs.list(MANAGER, null, 10)).containsExactly(other, mine);
        assertThat(jobs.list(MANAGER, connection, 1)).containsExactly(other);
        assertThat(jobs.list(MANAGER, connection, other.id(), 1)).containsExactly(mine);
        assertThat(jobs.list(MANAGER, null, mine.id(), 1)).isEmpty();
        assertThat(jobs.list(MEMBER, null, other.id(), 1)).isEmpty();
        assertThat(jobs.list(GLOBEX, null, other.id(), 1)).isEmpty();
        assertThat(jobs.list(MANAGER, new ConnectionId(UUID.randomUUID()), 1)).isEmpty();
        assertThatExceptionOfType(UnknownException.class).isThrownBy(() -> jobs.get(GLOBEX, mine.id()));
        assertThat(jobs.list(GLOBEX, connection, 10)).isEmpty();
    }

    @Test
    void cancel_ofAJobThatWaits_endsItOnceAndForAll() {
        Job job = jobs.start(OWNER, connection, MAKE, "{}");
        assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> jobs.cancel(MEMBER, job.id()));
        assertThatExceptionOfType(UnknownException.class).isThrownBy(() -> jobs.cancel(GLOBEX, job.id()));

        assertThat(jobs.cancel(OWNER, job.id()).state()).isEqualTo(JobState.CANCELLED);

        assertThatExceptionOfType(JobEndedException.class).isThrownBy(() -> jobs.cancel(OWNER, job.id()));
        assertThat(keyport.told(OWNER)).containsExactly("job.queued", "job.cancelled");
    }

    @Test
    void items_forAMember_areRefused() {
        Job job = jobs.start(MEMBER, connection, IMPORT_PARTS, "{}");

        assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> jobs.items(MEMBER, job.id(), 0, 10));
        assertThatExceptionOfType(UnknownException.class).isThrownBy(() -> jobs.items(GLOBEX, job.id(), 0, 10));
    }

    @Test
    void delete_ofAConnectionWithJobs_isRefusedUntilTheyHaveEnded() {
        Job job = jobs.start(OWNER, connection, MAKE, "{}");
        assertThatExceptionOfType(ConnectionBusyException.class)
                .isThrownBy(() -> connections().delete(OWNER, connection, null));

        jobs.cancel(OWNER, job.id());
        connections().delete(OWNER, connection, null);

        assertThat(jobs.get(OWNER, job.id()).connection()).isNull();
        assertThat(jobs.get(OWNER, job.id()).state()).isEqualTo(JobState.CANCELLED);
    }

    @Test
    void sweep_afterSevenDays_deletesJobsAndWhatTheyBrought() {
        Job old = keyport.done(connection, IMPORT_PARTS, "{}");
        Job young = keyport.done(connection, IMPORT_PARTS, "{}");
        Job waiting = jobs.start(OWNER, connection, MAKE, "{}");
        keyport.change("update keyport.job set ended_at = now() - interval '7 days' where id = '" + old.id() + "'");
        keyport.change(
                "update keyport.job set ended_at = now() - interval '6 days 23 hours' where id = '" + young.id() + "'");

        new JobRetention(keyport.database).sweep();

        assertThat(keyport.admin("select id::text from keyport.job order by created_at"))
                .containsExactly(young.id().toString(), waiting.id().toString());
        assertThat(keyport.admin("select distinct job_id::text from keyport.job_item"))
                .containsExactly(young.id().toString());
    }

    private List<String> violations(String input) {
        try {
            jobs.start(OWNER, connection, PAINT, input);
            return List.of();
        } catch (InvalidInputException e) {
            return e.violations().stream()
                    .map(violation -> violation.path() + " " + violation.message())
                    .toList();
        }
    }

    private ConnectionService connections() {
        return keyport.connections;
    }

    private long version() {
        return connections().get(OWNER, connection).version();
    }
}
