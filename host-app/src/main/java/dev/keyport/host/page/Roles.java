package dev.keyport.host.page;

import dev.keyport.port.Role;
import java.util.Arrays;
import java.util.List;

/** The roles that a person can have. */
final class Roles {

    static final List<String> NAMES = Arrays.stream(Role.values())
            .filter(role -> role != Role.SYSTEM)
            .map(Role::lowerCaseName)
            .toList();

    private Roles() {}
}
