package dev.keyport.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class RoleTest {

    @Test
    void fromClaim_nameOrAlias_isTheRole() {
        assertThat(Role.fromClaim("owner")).contains(Role.OWNER);
        assertThat(Role.fromClaim("admin")).contains(Role.ADMIN);
        assertThat(Role.fromClaim("shop_manager")).contains(Role.ADMIN);
        assertThat(Role.fromClaim("manager")).contains(Role.MANAGER);
        assertThat(Role.fromClaim("member")).contains(Role.MEMBER);
        assertThat(Role.fromClaim("employee")).contains(Role.MEMBER);
    }

    @Test
    void fromClaim_anyCaseInAnyLocale_isTheRole() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(Role.fromClaim("ADMIN")).contains(Role.ADMIN);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void fromClaim_system_isNotGranted() {
        for (String claim : List.of("system", "SYSTEM", "System")) {
            assertThat(Role.fromClaim(claim)).as(claim).isEmpty();
        }
    }

    @Test
    void fromClaim_unknownName_isEmpty() {
        for (String claim : List.of("", "root", "admin ", " owner", "owner,admin")) {
            assertThat(Role.fromClaim(claim)).as(claim).isEmpty();
        }
    }

    @Test
    void mayConfigure_ownerAndAdminOnly() {
        assertThat(Arrays.stream(Role.values()).filter(Role::mayConfigure)).containsExactly(Role.OWNER, Role.ADMIN);
    }

    @Test
    void mayView_everyoneButMembers() {
        assertThat(Arrays.stream(Role.values()).filter(Role::mayView))
                .containsExactly(Role.OWNER, Role.ADMIN, Role.MANAGER, Role.SYSTEM);
    }

    @Test
    void isAtLeast_fromMemberToOwner_andTheSystemAlways() {
        assertThat(Arrays.stream(Role.values()).filter(role -> role.isAtLeast(Role.MEMBER)))
                .containsExactly(Role.values());
        assertThat(Arrays.stream(Role.values()).filter(role -> role.isAtLeast(Role.MANAGER)))
                .containsExactly(Role.OWNER, Role.ADMIN, Role.MANAGER, Role.SYSTEM);
        assertThat(Arrays.stream(Role.values()).filter(role -> role.isAtLeast(Role.ADMIN)))
                .containsExactly(Role.OWNER, Role.ADMIN, Role.SYSTEM);
        assertThat(Arrays.stream(Role.values()).filter(role -> role.isAtLeast(Role.OWNER)))
                .containsExactly(Role.OWNER, Role.SYSTEM);
    }
}
