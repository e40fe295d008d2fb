package dev.keyport.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CallerTest {

    private static final TenantId ACME = new TenantId("acme");

    @Test
    void requireConfigure_ownerOrAdmin_passes() {
        for (Role role : List.of(Role.OWNER, Role.ADMIN)) {
            assertThatCode(() -> caller(role).requireConfigure())
                    .as(role.name())
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void requireConfigure_otherRole_isDeniedAndNamesTheCaller() {
        for (Role role : List.of(Role.MANAGER, Role.MEMBER, Role.SYSTEM)) {
            Caller caller = caller(role);
            assertThatThrownBy(caller::requireConfigure)
                    .as(role.name())
                    .isInstanceOfSatisfying(
                            AccessDeniedException.class,
                            e -> assertThat(e.caller()).isSameAs(caller));
        }
    }

    @Test
    void requireView_member_isDenied() {
        for (Role role : List.of(Role.OWNER, Role.ADMIN, Role.MANAGER, Role.SYSTEM)) {
            assertThatCode(() -> caller(role).requireView()).as(role.name()).doesNotThrowAnyException();
        }
        assertThatThrownBy(() -> caller(Role.MEMBER).requireView()).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void system_actsForTheTenantInTheRoleSystem() {
        Caller caller = Caller.system(ACME);

        assertThat(caller.tenant()).isEqualTo(ACME);
        assertThat(caller.role()).isEqualTo(Role.SYSTEM);
    }

    private static Caller caller(Role role) {
        return new Caller(ACME, new ActorId("someone"), role);
    }
}
